using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>The names of a scorer's parts: a feature's or a term's, and a suffix that says what it is.</summary>
internal sealed class ScorerNames
{
    private readonly string[] _axes;

    public ScorerNames(FrozenModel model)
    {
        Model = model;
        var taken = new HashSet<string>(model.Features.Select(feature => feature.Name));
        _axes = new string[model.Axes.Length];
        var seen = new HashSet<int>();
        for (int a = 0; a < _axes.Length; a++)
        {
            string name = model.Features[model.Axes[a].Feature].Name;
            if (!seen.Add(model.Axes[a].Feature)) // A feature's axis at another resolution.
            {
                int resolution = 2;
                while (!taken.Add(name + NumberLiteral.Int32(resolution)))
                {
                    resolution++;
                }

                name += NumberLiteral.Int32(resolution);
            }

            _axes[a] = name;
        }
    }

    public FrozenModel Model { get; }

    public string Knots(int axis) => _axes[axis] + "Knots";

    public string Logarithms(int axis) => _axes[axis] + "Logarithms";

    public string Starts(int axis) => _axes[axis] + "Starts";

    public string Place(int axis) => _axes[axis] + "Place";

    public string Table(int term) => Model.TermName(term) + "Table";

    public static string Value(int feature) => "value" + NumberLiteral.Int32(feature);

    public static string Cell(int axis) => "cell" + NumberLiteral.Int32(axis);

    public static string Fraction(int axis) => "fraction" + NumberLiteral.Int32(axis);
}
