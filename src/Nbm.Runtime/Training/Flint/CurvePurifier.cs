using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Makes attributes of features additive models that can be read: what an interaction has of its features alone goes to their curves
/// (<see cref="Purification"/>), and curves have means of 0 over the training rows; what they had goes to the bias.
/// </summary>
internal sealed class CurvePurifier
{
    private readonly CurveInputs _curves;
    private readonly DesignLayout _layout;
    private readonly HostDesign _design;
    private readonly double[] _weights;
    private readonly double[] _mass;
    private readonly Purification _purification;
    private readonly (int Cell, int Input, double Value)[][] _cells;

    /// <param name="curves">What attributes read.</param>
    /// <param name="rows">The rows.</param>
    public CurvePurifier(CurveInputs curves, EncodedRows rows)
    {
        _curves = curves;
        _layout = DesignLayout.Create([.. curves.Axes.Select(axis => axis.Extent)], curves.Terms);
        _design = HostDesign.Locate(curves.Axes, _layout, rows);
        double total = rows.Weights.Sum();
        _weights = [.. rows.Weights.Select(weight => weight / total)];
        _mass = _design.Mass(rows.Weights);
        _purification = new Purification(_layout, curves.Axes, _mass, curves.Hats.Schema);
        _cells = [.. curves.Terms.Select((_, term) => curves.Cells(term).ToArray())];
    }

    /// <summary>The same attributes.</summary>
    /// <param name="layer">Inputs × J.</param>
    public DenseLayer Purify(DenseLayer layer)
    {
        double[] weights = [.. layer.Weights.Select(weight => (double)weight)], biases = [.. layer.Biases.Select(bias => (double)bias)];
        for (int j = 0; j < layer.Outputs; j++)
        {
            double[] tables = Tables(layer, j);
            ForgetUnseen(tables);
            _purification.Apply(tables);
            for (int t = 0; t < _cells.Length; t++)
            {
                double mean = t < _curves.Hats.Features.Length ? Centre(_layout.Terms[t], t, tables) : 0;
                biases[j] += mean;
                foreach ((int cell, int input, double _) in _cells[t])
                {
                    weights[(input * layer.Outputs) + j] = tables[_layout.Terms[t].Offset + cell]; // A hat is 1 at its cell.
                }
            }
        }

        return new DenseLayer(
            layer.Inputs, layer.Outputs, [.. weights.Select(weight => (float)weight)], [.. biases.Select(bias => (float)bias)],
                isHidden: false);
    }

    /// <summary>The weighted mean of what each term adds or takes away, J × terms.</summary>
    /// <param name="layer">Inputs × J.</param>
    public double[] Importances(DenseLayer layer) =>
        [.. Enumerable.Range(0, layer.Outputs).SelectMany(j => new TermImportances(_layout, _design, _weights, Tables(layer, j)).Values)];

    private double[] Tables(DenseLayer layer, int attribute)
    {
        var tables = new double[_layout.TableLength];
        for (int t = 0; t < _cells.Length; t++)
        {
            foreach ((int cell, int input, double value) in _cells[t])
            {
                tables[_layout.Terms[t].Offset + cell] += value * layer.Weights[(input * layer.Outputs) + attribute];
            }
        }

        return tables;
    }

    // A combination that no row has kept what it was drawn as: it adds nothing.
    private void ForgetUnseen(double[] tables)
    {
        TermLayout last = _layout.Terms[_curves.Hats.Features.Length - 1];
        for (int cell = last.Offset + last.Length; cell < tables.Length; cell++)
        {
            tables[cell] = _mass[cell] > 0 ? tables[cell] : 0;
        }
    }

    // A number that is always the same has no hat: its curve is 0 there, and stays so.
    private double Centre(TermLayout term, int feature, double[] tables)
    {
        double mean = 0;
        for (int cell = term.Offset; cell < term.Offset + term.Length; cell++)
        {
            mean += _mass[cell] * tables[cell];
        }

        if (_curves.Hats.Features[feature].Axis.Knots.Length == 1)
        {
            return 0;
        }

        foreach (int cell in _cells[feature].Select(own => own.Cell))
        {
            tables[term.Offset + cell] -= mean;
        }

        return mean;
    }
}
