using System.Collections.Immutable;
using Nbm.Export.Tests.Parity;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A dense vector is an input of as many numbers a row, of which ONNX Runtime says what the runtime does.</summary>
public sealed class OnnxVectorTests
{
    private const int Units = 6;

    private static readonly VectorSchema[] s_vectors =
    [
        new() { Name = "Pixels", Column = "pixels", ClrType = "float", Length = 6, Width = 3, Height = 2, Unit = "grey" },
        new() { Name = "Embedding", Column = "embedding", ClrType = "double", Length = 4 },
    ];

    [OnnxFact]
    public void A_perceptron_of_vectors_scores_as_in_the_runtime()
    {
        ParityCase parity = ParityCases.Of("credit");
        Func<double> number = RandomInputs.Numbers(5);
        InputEncoding inputs = RandomInputs.Of(parity.Model, With(parity.Model), number);
        Check(parity, new MlpModel(
            RandomInputs.Parts(parity.Model) with { Schema = inputs.Schema }, inputs,
            [Layer(inputs.Count, Units, number, isHidden: true), Layer(Units, parity.Model.Outputs, number, isHidden: false)]));
    }

    [OnnxFact]
    public void Experts_of_vectors_score_as_in_the_runtime()
    {
        ParityCase parity = ParityCases.Of("credit");
        Func<double> number = RandomInputs.Numbers(5);
        InputEncoding inputs = RandomInputs.Of(parity.Model, With(parity.Model), number);
        int features = parity.Model.Schema.Features.Length;
        var layout = new ExpertsLayout(
            [new("A", [.. Enumerable.Range(0, features - 1), features]), new("B", [features - 1, features + 1])]);
        ImmutableArray<DenseLayer> first = [
            .. layout.Experts.Select(expert => Layer(ExpertNetworks.InputsOf(expert, inputs), Units, number, isHidden: true))];
        ImmutableArray<DenseLayer> last =
            [.. layout.Experts.Select(
                expert => Layer(layout.Included[expert.Index].Length * Units, parity.Model.Outputs, number, isHidden: false))];
        var mixture = new ExpertMixture(
            new ExpertGates(layout, ExpertConfidence.Lp, 0.3, 0), layout.Experts.Length, parity.Model.Outputs, ExpertScale.None,
            isNumber: false);
        Check(parity, new ExpertsModel(
            RandomInputs.Parts(parity.Model) with { Schema = inputs.Schema }, new ExpertNetworks(layout, inputs, [first, last]), mixture,
            [.. Enumerable.Repeat(1.0, layout.Experts.Length)]));
    }

    private static ModelSchema With(AdditiveModel model) => model.Schema with { Vectors = [.. s_vectors], Interactions = [] };

    private static DenseLayer Layer(int from, int to, Func<double> number, bool isHidden)
    {
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)number())];
        return new DenseLayer(from, to, [.. Some(from * to)], [.. Some(to)], isHidden);
    }

    private static void Check(ParityCase parity, TrainedModel model)
    {
        double[][] pixels = Places(parity, 0), embeddings = Places(parity, 1);
        double[]?[] expected = [.. parity.Features.Select((row, r) => Scores(model, row, pixels[r], embeddings[r]))];
        expected.ShouldContain(row => row == null);
        Dictionary<string, OnnxInput> inputs = OnnxRows.Of(parity);
        inputs.Add("Pixels", OnnxInput.Of("float", [.. pixels.SelectMany(row => row)], 6));
        inputs.Add("Embedding", OnnxInput.Of("double", [.. embeddings.SelectMany(row => row)], 4));
        OnnxResult result = OnnxRuntime.Run(model, new OnnxExport { MissingText = OnnxRows.Missing, Contributions = false }, inputs).Results
            .ShouldHaveSingleItem();
        OnnxCheck.Scores(result, parity, model, expected, expected.OfType<double[]>().SelectMany(row => row).Max(Math.Abs));
    }

    // Zeros, numbers far out, and now and then what is none. Those of the first vector are single.
    private static double[][] Places(ParityCase parity, int vector)
    {
        Func<double> number = RandomInputs.Numbers((ulong)(40 + vector));
        return [.. parity.Features.Select(
            (_, r) => Enumerable.Range(0, s_vectors[vector].Length).Select(place => ((r * 7) + place) % 23 switch
        {
            0 => r % 5 == 0 ? double.NaN : 0,
            1 => r % 7 == 0 ? double.PositiveInfinity : -1e30,
            2 => 1e30,
            < 9 => 0,
            _ => vector == 0 ? (float)(3 * number()) : 3 * number(),
        }).Select(value => vector == 0 ? (float)value : value).ToArray())];
    }

    private static double[]? Scores(TrainedModel model, double[] features, params double[][] vectors)
    {
        var rows = new VectorRows();
        var entries = new VectorEntries();
        var scores = new double[model.Outputs];
        try
        {
            for (int v = 0; v < vectors.Length; v++)
            {
                entries.Read(vectors[v]);
                rows.Add(model.Schema.Vectors[v], entries, model.NameIndex(v), null);
            }

            model.Score(new RowBlock(features, rows), scores, []);
            return scores;
        }
        catch (NbmDataException)
        {
            return null;
        }
    }
}
