using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>The names of a scorer's parts: a feature's or a term's, and a suffix that says what it is.</summary>
internal sealed class ScorerNames
{
    // What a scorer has whatever the model; IndexOf and a number are of the export's rows.
    private static readonly HashSet<string> s_fixed =
    [
        "AreForgiven", "At", "BaselineHazards", "BaselineTimes", "Between", "BetweenHalves", "Bilinear", "CellOf", "Classes", "Curve",
        "Exp", "Explain", "Explanation", "Expressions", "Find", "FindNear", "FindNext",
        "Halve", "IndexOf", "Intercept", "Intercepts", "IsFinite", "IsMissing", "IsWord", "Keep", "KeyOf", "Level", "Linear", "Logarithms",
        "Mean", "Multilinear", "Offset", "Predict", "Prediction", "Refusal", "Row", "SchemaHash",
        "Score", "ScoreExpression", "SumOver", "Survival", "Terms", "VectorRefusal", "Wrap", "s_terms",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

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

    public string Knots(int axis) => Identifier.With(_axes[axis], "Knots");

    public string Logarithms(int axis) => Identifier.With(_axes[axis], "Logarithms");

    public string Starts(int axis) => Identifier.With(_axes[axis], "Starts");

    public string Place(int axis) => Identifier.With(_axes[axis], "Place");

    public string Table(int term) => Identifier.With(Model.TermName(term), "Table");

    /// <summary>Whether a scorer has a member of a name, which its class then can't have.</summary>
    public bool HasMember(string name) => s_fixed.Contains(name)
        || (name.StartsWith("Index", System.StringComparison.Ordinal) && name.Skip(5).All(c => c is >= '0' and <= '9'))
        || Enumerable.Range(0, _axes.Length).Any(a => name == Knots(a) || name == Logarithms(a) || name == Starts(a) || name == Place(a))
        || Enumerable.Range(0, Model.Terms.Length).Any(t => name == Table(t))
        || Model.Vectors.Any(vector => VectorScoreEmitter.Parts.Any(part => name == Identifier.With(vector.Name, part)));

    public static string Value(int feature) => "value" + NumberLiteral.Int32(feature);

    public static string Cell(int axis) => "cell" + NumberLiteral.Int32(axis);

    public static string Fraction(int axis) => "fraction" + NumberLiteral.Int32(axis);
}
