using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>
/// Valid models of families without tables, of very many small parts of one kind: where what is made of a byte of a file costs most.
/// </summary>
internal static class LargeFamilies
{
    /// <summary>By the name of what there is much of.</summary>
    public static IReadOnlyDictionary<string, Func<TrainedModel>> All { get; } = new Dictionary<string, Func<TrainedModel>>
    {
        ["features of a perceptron"] = () => Mlp(Schema(4_000), 1),
        ["layers of a perceptron"] = () => Mlp(Schema(1), [.. Enumerable.Repeat(1, 4_900)]),
        ["weights of a perceptron"] = () => Mlp(Schema(2), 500, 500),
        ["parts of a polynomial of degree 2"] = () => Spam(Schema(600), 2, 1),
        ["parts of a polynomial of degree 3"] = () => Spam(Schema(80), 3, 1),
        ["components of a polynomial"] = () => Spam(Schema(3), 3, 4_096),
        ["experts"] = () => Experts(Schema(64), 4),
        ["experts' weights"] = () => Experts(Schema(2), 300),
    };

    private static ModelSchema Schema(int features) => FerryEncoder.Instance.Schema with
    {
        Features =
        [
            .. Enumerable.Range(0, features).Select(f => new FeatureSchema
            {
                Name = FormattableString.Invariant($"F{f}"), Column = "", Kind = FeatureKind.Numeric, ClrType = "double",
            }),
        ],
        Interactions = [],
    };

    private static CommonParts Common(ModelSchema schema) => new()
    {
        Schema = schema, Classes = [], Intercepts = [0],
        Vocabularies = new Vocabularies([.. schema.Features.Select(_ => (IReadOnlyList<string>?)null)]),
    };

    // Of each feature one input, the share of the way between two knots.
    private static InputEncoding Inputs(ModelSchema schema) => new(
        schema, [.. schema.Features.Select((_, f) => new FeatureInputs(new Axis(f, [0, 1], 0, false, false), f, 1, [0, 0, 1], [0], [1]))]);

    private static DenseLayer Layer(int from, int to, bool isHidden) =>
        new(from, to, [.. Enumerable.Repeat(0.01f, from * to)], [.. new float[to]], isHidden);

    private static MlpModel Mlp(ModelSchema schema, params int[] hiddenUnits)
    {
        int[] widths = [schema.Features.Length, .. hiddenUnits, 1];
        return new MlpModel(
            Common(schema), Inputs(schema),
            [.. widths.Skip(1).Select((width, k) => Layer(widths[k], width, isHidden: k < hiddenUnits.Length))]);
    }

    private static SpamModel Spam(ModelSchema schema, int degree, int rank)
    {
        InputEncoding inputs = Inputs(schema);
        int features = schema.Features.Length;
        ImmutableArray<double> factors = [.. Enumerable.Repeat(0.01, features * rank)];
        ImmutableArray<PolynomialDegree> degrees =
        [
            .. Enumerable.Range(2, degree - 1).Select(own => new PolynomialDegree(
                own, inputs, false, false, [.. Enumerable.Repeat(0.01f, features * rank)], [.. new double[rank]],
                new FactorMoments(factors, factors, factors))),
        ];
        return new SpamModel(
            Common(schema), new PolynomialLine(inputs, [.. new double[features]], [.. new double[features]]), degrees,
            [.. new double[(int)new PolynomialParts(features, degree).Count]]);
    }

    // A group of each feature, an expert of each group and one of all.
    private static ExpertsModel Experts(ModelSchema schema, int hiddenUnits)
    {
        InputEncoding inputs = Inputs(schema);
        var layout = new ExpertsLayout([.. schema.Features.Select((feature, f) => new FeatureGroup(feature.Name, [f]))]);
        ImmutableArray<DenseLayer> first =
            [.. layout.Experts.Select(expert => Layer(ExpertNetworks.InputsOf(expert, inputs), hiddenUnits, isHidden: true))];
        ImmutableArray<DenseLayer> last =
        [
            .. layout.Experts.Select(expert => Layer(
                layout.Included[expert.Index].Length * hiddenUnits, expert.Index == layout.Full ? 1 : 2, isHidden: false)),
        ];
        var mixture = new ExpertMixture(
            new ExpertGates(layout, ExpertConfidence.Regret, 0.3, 0.4), layout.Experts.Length, 1,
            new ExpertScale(5, 2), isNumber: true);
        return new ExpertsModel(
            Common(schema), new ExpertNetworks(layout, inputs, [first, last]), mixture, [.. new double[layout.Experts.Length]]);
    }
}
