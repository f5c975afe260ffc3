namespace Nbm.Models;

/// <summary>Turns what a teacher says, numbers or probabilities, into scores as models have them.</summary>
internal static class TeacherScores
{
    // No probability counts as less: a teacher that is sure is to be followed, not to be reached.
    private const double LeastProbability = 1e-6;

    // How far from 1 the sum of a row's probabilities may be: they may be rounded.
    private const double MostExcess = 1e-3;

    /// <summary>What a teacher says of one row, in scores.</summary>
    /// <param name="schema">The record's.</param>
    /// <param name="said">What it says.</param>
    /// <param name="name">What the caller calls the rows.</param>
    /// <param name="row">The index of the row.</param>
    public static double[] Of(ModelSchema schema, IReadOnlyList<double> said, string name, int row)
    {
        ModelTask task = schema.Target.Task;
        int expected = task == ModelTask.Multiclass ? schema.Target.Classes.Length : 1;
        if (said is null || said.Count != expected)
        {
            throw Wrong(name, row,
                FormattableString.Invariant($"the teacher says {said?.Count ?? 0} numbers of it; expected: {expected}."));
        }

        for (int c = 0; c < said.Count; c++)
        {
            if (!double.IsFinite(said[c]) || (task != ModelTask.Regression && said[c] is < 0 or > 1))
            {
                throw Wrong(name, row, FormattableString.Invariant(
                    $"the teacher says {said[c]} of it; expected: {(task == ModelTask.Regression ? "a finite number" : "a probability from 0 to 1")}."));
            }
        }

        if (task == ModelTask.Multiclass && Math.Abs(said.Sum() - 1) > MostExcess)
        {
            throw Wrong(
                name, row, FormattableString.Invariant($"the teacher's probabilities of it sum to {said.Sum():0.######}; expected: 1."));
        }

        switch (task)
        {
            case ModelTask.Regression:
                return [said[0]];
            case ModelTask.Binary:
                double probability = Math.Clamp(said[0], LeastProbability, 1 - LeastProbability);
                return [PortableMath.Log(probability / (1 - probability))];
            default:
                double[] logarithms = [.. said.Select(own => PortableMath.Log(Math.Max(own, LeastProbability)))];
                double mean = logarithms.Average(); // Softmax doesn't see it.
                return Array.ConvertAll(logarithms, own => own - mean);
        }
    }

    private static NbmDataException Wrong(string rows, int row, string what) =>
        new(FormattableString.Invariant($"Row {row} of {rows}: ") + what) { Row = row };
}
