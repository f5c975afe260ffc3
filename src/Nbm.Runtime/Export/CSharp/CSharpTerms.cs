using System.Globalization;
using Nbm.Freezing;

namespace Nbm.Export.CSharp;

/// <summary>
/// The properties of an exported scorer's rows and explanations: a term's or a vector's name, with underscores where the name is the
/// scorer's own, every
/// object's or an accessor's, so that <c>Score</c> and <c>Row</c> mean the same in all scorers.
/// </summary>
internal sealed class CSharpTerms
{
    private static readonly string[] s_reserved =
    [
        "Row", "Explanation", "Score", "Contributions",
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    private readonly HashSet<string> _taken;
    private readonly string[] _terms;
    private readonly string[] _vectors;

    public CSharpTerms(FrozenModel model)
    {
        string[] terms = [.. Enumerable.Range(0, model.Terms.Length).Select(t => CSharpName.Check(model.TermName(t), "the term"))];
        string[] vectors = [.. model.Vectors.Select(vector => CSharpName.Check(vector.Name, "the vector"))];
        _taken = [.. s_reserved, .. terms, .. vectors];
        _terms = [.. terms.Select(Own)];
        _vectors = [.. vectors.Select(Own)];
        Offset = Free("Offset");
        Exposure = Free("Exposure");
    }

    /// <summary>The property of a row's offset.</summary>
    public string Offset { get; }

    /// <summary>The property of a row's exposure.</summary>
    public string Exposure { get; }

    /// <summary>The property of a term, as it stands in code: a feature's in rows, any term's in explanations.</summary>
    public string Term(int term) => Identifier.Of(_terms[term]);

    /// <summary>The property of a vector, as it stands in code.</summary>
    public string Vector(int vector) => Identifier.Of(_vectors[vector]);

    /// <summary>Refuses what no compiler takes in one method or one assembly.</summary>
    /// <exception cref="NbmExportException">The model is too large.</exception>
    public static void CheckSize(FrozenModel model)
    {
        const long MostLocals = 65_000, MostBytesOfTexts = 16_000_000;
        long locals = model.Features.Length + (2L * model.Axes.Length) + (3L * model.Vectors.Length);
        if (locals > MostLocals)
        {
            throw TooLarge($"scoring a row takes {locals:#,0} variables, and a method has at most {MostLocals:#,0}");
        }

        long bytes = model.Features.SelectMany(feature => feature.Vocabulary).Concat(model.Vectors.SelectMany(vector => vector.Names))
            .Sum(text => (2L * text.Length) + 5);
        if (bytes > MostBytesOfTexts)
        {
            throw TooLarge($"its texts have {bytes:#,0} bytes, and an assembly holds {MostBytesOfTexts:#,0}");
        }
    }

    private static NbmExportException TooLarge(FormattableString what) =>
        new("C#", "the model", $"It is too large for one class: {what.ToString(CultureInfo.InvariantCulture)}; score with the runtime");

    private string Own(string name) => Identifier.IsAccessor(name) ? Free("_" + name) : s_reserved.Contains(name) ? Free(name) : name;

    private string Free(string name)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
