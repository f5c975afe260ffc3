using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>What a model of any family gives: finite numbers, of one row and of many the same, and parts that add up to scores.</summary>
internal static class AnyModel
{
    private const int Rows = 5;

    /// <summary>Scores some rows, alone and together.</summary>
    public static void Score(TrainedModel model, FuzzRandom random)
    {
        int features = model.Schema.Features.Length, outputs = model.Outputs, shares = model.Shares * outputs;
        var columns = new double[features * Rows];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = Finite.Value(AxisOf(model, i / Rows), random);
        }

        VectorRows[] vectors = [.. Enumerable.Range(0, Rows).Select(_ => Places(model, random))];
        VectorRows? all = model.Schema.Vectors.IsEmpty ? null : Together(vectors);
        VectorRows? Alone(int row) => all is null ? null : vectors[row];
        double[] together = new double[outputs * Rows], parts = new double[shares * Rows];
        double[] alone = new double[outputs], own = new double[shares], plain = new double[outputs];
        bool hasAll = Scores(model, new RowBlock(columns, Rows, Rows, all, 0), together, parts);
        bool eachHas = true;
        for (int r = 0; r < Rows; r++)
        {
            double[] row = [.. Enumerable.Range(0, features).Select(f => columns[(f * Rows) + r])];
            if (!Scores(model, new RowBlock(row, Alone(r)), alone, own))
            {
                eachHas = false;
                continue;
            }

            Finite.Check("a score", alone);
            Finite.Check("a contribution", own);
            Scores(model, new RowBlock(row, Alone(r)), plain, []);
            Same("a score without contributions", plain, alone, 0, 1);
            AddsUp(model, alone, own);
            if (hasAll)
            {
                Same("a score among others", together, alone, r, Rows);
                Same("a contribution among others", parts, own, r, Rows);
            }

            Consult(model, new RowBlock(row, Alone(r)), random);
        }

        if (hasAll != eachHas)
        {
            throw new FuzzFailure("A model that loaded takes rows "
                + (hasAll ? "together that it doesn't take alone." : "alone that it doesn't take together."));
        }
    }

    // What a row has of dense vectors: zeros, and numbers of any size.
    private static VectorRows Places(TrainedModel model, FuzzRandom random)
    {
        var rows = new VectorRows();
        var entries = new VectorEntries();
        foreach (VectorSchema vector in model.Schema.Vectors)
        {
            double[] places = [.. Enumerable.Range(0, vector.Length)
                .Select(place => place % 2 == 0 || random.OneIn(2) ? 0 : BitConverter.UInt64BitsToDouble(random.Bits()))];
            entries.Read(Array.ConvertAll(places, place => double.IsFinite(place) ? place : 1));
            rows.Add(vector, entries, static _ => -1, null);
        }

        return rows;
    }

    private static VectorRows Together(VectorRows[] each)
    {
        var all = new VectorRows();
        foreach (VectorRows row in each)
        {
            for (int v = 0; v < row.Count; v++)
            {
                all.Add(row[v]);
            }
        }

        return all;
    }

    private static bool Scores(TrainedModel model, in RowBlock rows, double[] scores, double[] contributions)
    {
        try
        {
            model.Score(in rows, scores, contributions);
            return true;
        }
        catch (NbmDataException)
        {
            return false; // It has no place for a row.
        }
    }

    private static void Same(string what, double[] of, double[] expected, int at, int stride)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(of[(i * stride) + at]) != BitConverter.DoubleToInt64Bits(expected[i]))
            {
                throw new FuzzFailure(FormattableString.Invariant(
                    $"A model that loaded gives {what} of {of[(i * stride) + at]:R}, and of {expected[i]:R} of the row alone."));
            }
        }
    }

    // To rounding of what was added.
    private static void AddsUp(TrainedModel model, double[] scores, double[] contributions)
    {
        for (int c = 0; c < scores.Length; c++)
        {
            double sum = model.Intercepts[c], magnitude = Math.Abs(sum);
            for (int s = 0; s < model.Shares; s++)
            {
                double share = contributions[(s * scores.Length) + c];
                sum += share;
                magnitude += Math.Abs(share);
            }

            if (!(Math.Abs(sum - scores[c]) <= 1e-12 * magnitude))
            {
                throw new FuzzFailure(FormattableString.Invariant(
                    $"A model that loaded gives a score of {scores[c]:R}; its parts add up to {sum:R}."));
            }
        }
    }

    // What experts say with all groups, and with some.
    private static void Consult(TrainedModel model, in RowBlock row, FuzzRandom random)
    {
        if (model is not ExpertsModel experts)
        {
            return;
        }

        ulong groups = random.OneIn(2) ? ExpertsModel.AllGroups : random.Bits();
        if (!experts.CanPredict(groups))
        {
            return;
        }

        ExpertsPrediction said = experts.Consult(in row, groups);
        Finite.Check("experts' score", said.Scores.AsSpan());
        Finite.Check("experts' prediction", said.Predictions.AsSpan());
        Finite.Check("experts' confidence", said.Confidence);
        foreach (ExpertOpinion opinion in said.Opinions)
        {
            Finite.Check("an expert's opinion", [opinion.Attribution, opinion.Confidence, .. opinion.Predictions, .. opinion.Scores]);
            _ = opinion.ToString();
        }
    }

    private static Axis AxisOf(TrainedModel model, int feature) => model switch
    {
        MlpModel mlp => mlp.Inputs.Features[feature].Axis,
        SpamModel spam => spam.Line.Inputs.Features[feature].Axis,
        ExpertsModel experts => experts.Networks.Inputs.Features[feature].Axis,
        FlintModel flint => flint.Network.Inputs.Features[feature].Axis,
        _ => throw new FuzzFailure($"A family that no test knows: {model.GetType().Name}."),
    };
}
