using System.Collections.Immutable;
using System.Xml.Linq;
using Nbm.Generated;
using Nbm.Reports;
using Make = Nbm.Runtime.Tests.Training.Schemas;

namespace Nbm.Tests.Reports;

/// <summary>Pictures and pages of features whose values lie where doubles are sparse, subnormal, huge or all alike: they end, and their
/// labels differ.</summary>
public sealed class OddRangeTests
{
    public static TheoryData<string, double, double> Ranges { get; } = new()
    {
        { "long", 9007199254740900, 9007199254740992 },
        { "ulong", 9007199254740992, 9007199254741056 },
        { "double", 1e300, 1.0000000000000002e300 },
        { "double", double.Epsilon, 50 * double.Epsilon },
        { "double", -1e308, 1e308 },
        { "double", double.MinValue, double.MaxValue },
        { "double", 7, 7 },
        { "double", 1e9, 1e9 + 0.25 },
        { "DateOnly", 3652050, 3652058 },
        { "DateTime", 3652058.9, 3652059 },
        { "DateTime", 0, 0.001 },
        { "TimeOnly", 23.999, 24 },
        { "TimeSpan", -9e11, 9e11 },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Curves_pairs_and_reports_end_and_their_labels_differ(string type, double low, double high)
    {
        AdditiveModel model = Model(type, low, high);
        string[] pictures = [ShapeReader.Numeric(model, 0).ToSvg(), ShapeReader.Interaction(model, 2).ToSvg()];
        foreach (string picture in pictures)
        {
            picture.ShouldNotContain("NaN");
            picture.Length.ShouldBeLessThan(100_000);
        }

        string[] labels = [.. XElement.Parse(pictures[0]).Elements()
            .Where(text => text.Name.LocalName == "text" && (string?)text.Attribute("y") == "224").Select(text => text.Value)];
        labels.ShouldNotBeEmpty();
        labels.ShouldBeUnique();
        XElement.Parse(pictures[1]).Elements()
            .Where(text => text.Name.LocalName == "text" && (string?)text.Attribute("text-anchor") == "middle"
                && (string?)text.Attribute("y") == "328")
            .Select(text => text.Value).ShouldBeUnique();

        double[] values = [low, high, 0.1, 0.2];
        var rows = ReportRows.Of(model, values, [1, 2], [0, 0], [1, 2], null);
        ReportPage.Write(model, rows, new ReportOptions()).Length.ShouldBeLessThan(1_000_000);
        ModelDiff.Between(model, Model(type, low, high, 2)).ToSvg().ShouldNotContain("NaN");
    }

    [Fact]
    public void A_model_of_identifiers_near_the_last_whole_double_can_be_drawn()
    {
        ModelSchema schema = Make.Of(Make.Regression(), [Make.Number("Id") with { ClrType = "long" }, Make.Number("B")], [0, 1]);
        Nbm.Runtime.Tests.Training.TestRow[] rows = [.. Enumerable.Range(0, 120)
            .Select(i => new Nbm.Runtime.Tests.Training.TestRow([9007199254740992 - i, i % 9], Math.Sin(i / 20.0)))];
        AdditiveModel model = Nbm.Runtime.Tests.Training.Problems.Train(schema, rows, new TrainingOptions { Threads = 1, Rounds = 4 });

        ShapeReader.Numeric(model, 0).ToSvg().ShouldContain(">9007199254740");
        ShapeReader.Interaction(model, 2).ToSvg().ShouldContain("</svg>");
    }

    [Theory]
    [InlineData(1e-40f)]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void Scores_of_any_scale_fill_their_picture(float scale)
    {
        string picture = ShapeReader.Numeric(Model("double", 0, 1, scale), 0).ToSvg();
        string[] labels = [.. XElement.Parse(picture).Elements()
            .Where(text => text.Name.LocalName == "text" && (string?)text.Attribute("text-anchor") == "end").Select(text => text.Value)];
        labels.Length.ShouldBeInRange(3, 8);
        labels.ShouldBeUnique();
        XElement curve = XElement.Parse(picture).Elements().Single(path => (string?)path.Attribute("class") == "curve");
        double[] steps = [.. ((string)curve.Attribute("d")!).Split('l').Skip(1)
            .Select(step => double.Parse(step.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))];
        steps.Select(Math.Abs).Max().ShouldBeGreaterThan(50, "it isn't flat");
    }

    private static AdditiveModel Model(string type, double low, double high, float scale = 1)
    {
        ModelSchema schema = Make.Of(Make.Regression(), [Make.Number("A") with { ClrType = type }, Make.Number("B")], [0, 1]);
        ImmutableArray<double> knots = low == high ? [low]
            : double.IsFinite(high - low) && (low + high) / 2 > low && (low + high) / 2 < high ? [low, (low + high) / 2, high]
            : [low, high];
        ImmutableArray<Axis> axes = [new(0, knots, 0, false, false), new(1, [0, 1], 0, false, false)];
        Term Term(string name, int[] own)
        {
            int cells = own.Aggregate(1, (product, axis) => product * axes[axis].Extent);
            return new Term(name, axes, [.. own], [[.. Enumerable.Range(0, cells).Select(i => scale * ((i % 3) - 1))]], [scale]);
        }

        return new AdditiveModel(schema, [], [0], axes, [Term("A", [0]), Term("B", [1]), Term("AXB", [0, 1])],
            new Vocabularies([null, null]), TrainingHistory.Empty);
    }
}
