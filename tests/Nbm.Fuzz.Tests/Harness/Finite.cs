using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>All numbers that a model gives are finite, whatever file it comes from: what isn't was to be refused when the file was
/// loaded.</summary>
internal static class Finite
{
    public static void Check(string what, params ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new FuzzFailure(FormattableString.Invariant($"A model that loaded gives {what} of {value}."));
            }
        }
    }

    public static void Importances(IEnumerable<TermImportance> importances)
    {
        foreach (TermImportance term in importances)
        {
            Check("an importance", term.Importance, term.DegreesOfFreedom ?? 0, term.StandardError ?? 0);
        }
    }

    /// <summary>An explanation of one score; of several only its text is asked for.</summary>
    public static void Explanation(object explained)
    {
        if (explained is Explanation explanation)
        {
            Check("an explanation's score", explanation.Score, explanation.Intercept, explanation.Offset);
            Check("a standard error", explanation.StandardError ?? 0, explanation.InterceptStandardError ?? 0);
            Contributions(explanation.Contributions);
            ResponseExplanation response = explanation.OnResponseScale();
            Check("a response", response.Base, response.Response);
            Contributions(response.Contributions);
        }

        _ = explained.ToString();
    }

    /// <summary>A row of encoded features, and what a model without record says of it.</summary>
    public static void Row(AdditiveModel model, FuzzRandom random)
    {
        var row = new ExplainedRow(model);
        for (int f = 0; f < row.Features.Length; f++)
        {
            row.Features[f] = Value(model.Terms[f].Axis(0), random);
        }

        VectorRows? vectors = model.Vectors.IsEmpty ? null : new VectorRows();
        for (int v = 0; v < model.Vectors.Length; v++)
        {
            var entries = new VectorEntries();
            VectorTerm vector = model.Vectors[v];
            entries.Read(vector.Names.Where(_ => !random.OneIn(3))
                .Select(name => KeyValuePair.Create(name, random.OneIn(2) ? 1 : Numbers.Double(random)))
                .Where(pair => double.IsFinite(pair.Value)).DistinctBy(pair => pair.Key));
            vectors!.Add(model.Schema.Vectors[v], entries, vector.Find, null);
        }

        try
        {
            row.Compute(vectors, 0);
        }
        catch (NbmDataException)
        {
            return; // It has no place for the row.
        }

        Check("a score", row.Scores);
        for (int c = 0; c < model.Outputs; c++)
        {
            Check("a standard error", row.ScoreError(c) ?? 0, row.BaseError(c) ?? 0);
            for (int t = 0; t < model.InOrder.Length; t++)
            {
                Check("a contribution", row.Contributions(t)[c], row.StandardError(t, c) ?? 0);
            }
        }
    }

    /// <summary>A value at a knot, between knots, beyond them, missing, a level, unseen.</summary>
    public static double Value(Axis axis, FuzzRandom random)
    {
        if (!axis.IsNumeric)
        {
            return random.OneIn(4) ? axis.HasMissing ? double.NaN : 0 : random.Below(axis.Levels + 1) - (axis.HasUnseen ? 1 : 0);
        }

        return random.Below(6) switch
        {
            0 when axis.HasMissing => double.NaN,
            1 when !axis.Specials.IsEmpty => random.Pick(axis.Specials),
            2 => Numbers.Double(random) is var any && double.IsFinite(any) ? any : 0,
            _ when axis.Knots.IsEmpty => axis.HasMissing ? double.NaN : 0,
            3 => random.Pick(axis.Knots),
            _ => axis.Knots[0] + ((axis.Knots[^1] - axis.Knots[0]) * random.Unit()) is var between && double.IsFinite(between)
                ? between : 0,
        };
    }

    private static void Contributions(IEnumerable<TermContribution> contributions)
    {
        foreach (TermContribution contribution in contributions)
        {
            Check("a contribution", contribution.Score, contribution.StandardError ?? 0);
        }
    }
}
