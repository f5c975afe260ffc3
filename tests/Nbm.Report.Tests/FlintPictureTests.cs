using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using Nbm.Reports;

namespace Nbm.Report.Tests;

/// <summary>Pictures of interpreters: how relevant attributes are, and what activates them.</summary>
public sealed class FlintPictureTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_cell_is_as_strong_as_the_relevance_hatched_where_it_speaks_against_the_class()
    {
        XElement svg = XElement.Parse(Summary(("<Bad>", 0.4, [0.82, -0.5, 0.04]), ("Good", 0.6, [-1, 0.3, 0])).ToSvg());
        string[] opacities = [.. svg.Descendants(s_svg + "rect").Select(rect => rect.Attribute("fill-opacity")?.Value).OfType<string>()];
        opacities.ShouldBe(["0.82", "0.5", "0.04", "1", "0.3", "0"]);
        svg.Descendants(s_svg + "path").Count(path => path.Attribute("class")!.Value == "hatch").ShouldBe(2);
        string[] texts = [.. svg.Descendants(s_svg + "text").Select(text => text.Value)];
        texts.ShouldBe([
            "attribute", "0", "1", "2", "<Bad>", "8", "−5", "Good", "−10", "3",
            "In tenths, from 0.1 on; hatched: against the class.",
        ]);
        svg.Descendants(s_svg + "title")
            .ShouldContain(title => title.Value.StartsWith("<Bad>, attribute 1: relevance", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_attributes_those_that_lead_most_are_shown_and_the_rest_is_said()
    {
        double[] many = [.. Enumerable.Range(0, 80).Select(j => j / 80.0)];
        FlintSummary summary = Summary(("A", 1, many)) with { LeadingShares = [.. many] };
        XElement svg = XElement.Parse(summary.ToSvg());
        svg.Descendants(s_svg + "rect").Count().ShouldBe(2 * 60); // A frame and a cell each.
        svg.Descendants(s_svg + "text").Last().Value.ShouldBe("The 60 attributes that lead most, of 80, and 1 classes of 1.");
    }

    [Fact]
    public void A_picture_is_a_png_of_its_numbers_dark_where_they_are_great()
    {
        double[] values = [0, 0.5, 1, 2, -1, 0.25];
        byte[] png = Png(GreyPicture.DataUri(values, 3, 0, 1));
        png[..8].ShouldBe([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(3);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(2);
        Pixels(png).ShouldBe([0, 255, 128, 0, 0, 0, 255, 191]); // Each line begins with a 0.
        png[^12..].ShouldBe([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]); // As every PNG ends.
    }

    [Fact]
    public void A_large_picture_is_cut_into_blocks()
    {
        double[] values = [.. Enumerable.Range(0, 400 * 300).Select(i => i % 256 / 255.0)];
        byte[] pixels = Pixels(Png(GreyPicture.DataUri(values, 400, 0, 1)));
        pixels.Length.ShouldBe(300 * 401);
        pixels[1..401].ShouldBe(values[..400].Select(value => (byte)Math.Round(255 * (1 - value))));
    }

    [Fact]
    public void An_attribute_has_the_mean_and_the_rows_that_activate_it_most_and_one_that_is_dead_none()
    {
        double[] one = [0, 1, 0, 1], other = [1, 1, 0, 0];
        XElement svg = XElement.Parse(AttributeGallery.Draw(
            [new AttributePictures("attribute 0", "7 +0.90", [one, one, other]), new AttributePictures("attribute 1", "", [])], 2, 0, 1));
        string[] pictures = [.. svg.Descendants(s_svg + "image").Select(image => image.Attribute("href")!.Value)];
        pictures.Length.ShouldBe(3);
        pictures[0].ShouldBe(pictures[1]);
        Pixels(Png(pictures[2])).ShouldBe([0, 0, 0, 0, 255, 255]);
        svg.Descendants(s_svg + "text").Select(text => text.Value).ShouldContain("attribute 1");
    }

    private static byte[] Png(string address)
    {
        const string Kind = "data:image/png;base64,";
        address.ShouldStartWith(Kind);
        return Convert.FromBase64String(address[Kind.Length..]);
    }

    // By the library's own reader, which checks the sum behind the blocks.
    private static byte[] Pixels(byte[] png)
    {
        const int Data = 8 + 25 + 8;
        int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(8 + 25));
        using var zlib = new ZLibStream(new MemoryStream(png, Data, length), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        zlib.CopyTo(whole);
        return whole.ToArray();
    }

    private static FlintSummary Summary(params (string Class, double Share, double[] Values)[] classes) =>
        FlintSummary.Unmeasured(classes[0].Values.Length, classes.Length) with
        {
            Rows = 100, GlobalRelevance = [.. classes.Select(own => new ClassRelevance(own.Class, own.Share, [.. own.Values]))],
        };
}
