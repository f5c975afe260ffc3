using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests;

/// <summary>What a file costs to load is bounded by its size, whatever it has much of, and whether it loads or not: allocations of 10 times
/// its bytes and a million.</summary>
public sealed class LoadingCostTests
{
    /// <summary>What models have much of.</summary>
    public static TheoryData<string> Kinds { get; } = [.. LargeModels.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_file_costs_a_small_multiple_of_its_size(string kind)
    {
        byte[] file = Saved(LargeModels.All[kind]());
        var costs = new FuzzCosts();
        costs.Load(file.Length, () => AdditiveModel.Load(new MemoryStream(file)));
        Refused(file[..^1], costs);
        Refused(file[..(file.Length / 2)], costs);
    }

    /// <summary>What models of families without tables have much of.</summary>
    public static TheoryData<string> FamilyKinds { get; } = [.. LargeFamilies.All.Keys];

    [Theory]
    [MemberData(nameof(FamilyKinds))]
    public void A_file_of_a_network_costs_a_small_multiple_of_its_size(string kind)
    {
        byte[] file = Saved(LargeFamilies.All[kind]());
        var costs = new FuzzCosts();
        costs.Load(file.Length, () => TrainedModel.Load(new MemoryStream(file)));
        Refused(file[..^1], costs);
        Refused(file[..(file.Length / 2)], costs);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_document_costs_a_small_multiple_of_its_size(string kind)
    {
        using var stream = new MemoryStream();
        LargeModels.All[kind]().Export(stream, new JsonExport());
        byte[] document = stream.ToArray();
        var costs = new FuzzCosts();
        costs.Load(document.Length, () => AdditiveModel.LoadJson(new MemoryStream(document)));
        byte[] cut = document[..(document.Length / 2)];
        costs.Load(cut.Length, () => Should.Throw<NbmFormatException>(() => AdditiveModel.LoadJson(new MemoryStream(cut))));
    }

    [Fact]
    public void Interactions_without_tables_are_refused_before_they_are_made()
    {
        Field payload = FileGrammar.Read(Saved(LargeModels.All["interactions"]()));
        payload.Items[2].Items.Clear();
        var costs = new FuzzCosts();
        Refused(FileGrammar.Write(payload, Seeds.All[0].File), costs).ShouldContain("interactions can't follow");
        costs.MostBytes.ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void Axes_of_no_term_are_refused_before_they_are_made()
    {
        Field payload = FileGrammar.Read(Seeds.All[0].File);
        Field axes = FileGrammar.Section(payload, "axes").Single();
        axes.Items.AddRange(Enumerable.Repeat(axes.Items[0], 100_000));
        byte[] file = FileGrammar.Write(payload, Seeds.All[0].File);
        Refused(file, new FuzzCosts()).ShouldContain("axes can't be");
        axes.Items.RemoveRange(axes.Items.Count - 99_999, 99_999);
        Refused(FileGrammar.Write(payload, Seeds.All[0].File), new FuzzCosts()).ShouldContain("is of no term");
    }

    [Fact]
    public void A_document_of_values_that_mean_nothing_costs_no_more()
    {
        foreach (string part in new[] { "[],", "{},", "0,", "\"\",", "null,", "[[]],", "{\"a\":0},",
            "{\"feature\":0,\"knots\":[],\"levels\":0,\"missing\":true,\"unseen\":false}," })
        {
            foreach (string name in new[] { "axes", "terms", "smoothness", "vectors", "vocabularies", "classes", "intercepts",
                "scoreErrors" })
            {
                string document = Document.Replace($"\"{name}\":[", $"\"{name}\":[{string.Concat(Enumerable.Repeat(part, 30_000))}",
                    StringComparison.Ordinal);
                byte[] bytes = System.Text.Encoding.UTF8.GetBytes(document);
                new FuzzCosts().Load(bytes.Length,
                    () => Should.Throw<NbmFormatException>(() => AdditiveModel.LoadJson(new MemoryStream(bytes))));
            }
        }
    }

    private static string Document { get; } = System.Text.Encoding.UTF8.GetString(Exported(Seeds.All[0].Model));

    private static byte[] Exported(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new JsonExport());
        return stream.ToArray();
    }

    private static byte[] Saved(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static string Refused(byte[] file, FuzzCosts costs)
    {
        byte[] repaired = ModelBytes.Repaired([.. file]);
        return costs.Load(file.Length, () => Should.Throw<NbmFormatException>(() => TrainedModel.Load(new MemoryStream(repaired)))).Message;
    }
}
