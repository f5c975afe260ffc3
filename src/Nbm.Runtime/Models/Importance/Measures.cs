using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Measures the parts of a model on rows.</summary>
/// <param name="rows">The rows.</param>
/// <param name="sensitivities">For each part and feature what <see cref="Sensitivities"/> found; null of models without tables.</param>
internal sealed class Measures(MeasuredRows rows, Sensitivities? sensitivities)
{
    private readonly TrainedModel _model = rows.Model;

    public ImportanceReport Report()
    {
        int parts = _model.Parts.Length, features = _model.Schema.Features.Length;
        double[]? all = rows.LossesWithout(new bool[parts]);
        string[] names = [.. _model.Schema.Features.Select(feature => feature.Name),
            .. _model.Schema.Vectors.Select(vector => vector.Name)];
        return new ImportanceReport(
            rows.Count,
            all is null ? double.NaN : rows.Mean(all),
            LargestFirst(Enumerable.Range(0, parts).Select(part => Of(
                _model.Parts[part].Name, all, [part], sensitivities?.OfPart(part) ?? double.NaN))),
            LargestFirst(Enumerable.Range(0, names.Length).Select(input => Of(
                names[input], all, [.. Enumerable.Range(0, parts).Where(part => _model.Parts[part].Inputs.Contains(input))],
                input < features ? sensitivities?.OfFeature(input) ?? double.NaN : double.NaN))));
    }

    private static ImmutableArray<PartMeasures> LargestFirst(IEnumerable<PartMeasures> measures) =>
        [.. measures.OrderByDescending(own => own.MeanAbsolute)];

    private PartMeasures Of(string name, double[]? all, int[] parts, double sensitivity)
    {
        double absolute = 0, square = 0;
        for (int c = 0; c < _model.Outputs; c++)
        {
            var sum = new double[rows.Count];
            foreach (int part in parts)
            {
                double[] own = rows.Contributions(part, c);
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += own[i];
                }
            }

            absolute += rows.Mean(Array.ConvertAll(sum, Math.Abs)) / _model.Outputs;
            square += Math.Sqrt(rows.Mean(Array.ConvertAll(sum, own => own * own))) / _model.Outputs;
        }

        var isLeftOut = new bool[_model.Parts.Length];
        Array.ForEach(parts, part => isLeftOut[part] = true);
        double[]? increases = all is null ? null : [.. rows.LossesWithout(isLeftOut)!.Zip(all, (without, with) => without - with)];
        return new PartMeasures(name, absolute, square, sensitivity, increases is null ? double.NaN : rows.Mean(increases),
            increases is null ? double.NaN : rows.Error(increases));
    }
}
