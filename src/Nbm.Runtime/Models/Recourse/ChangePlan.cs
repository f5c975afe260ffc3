using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>What changes of rows need of a model, found once: the tables that were kept, and for each feature its axes, its tables and the
/// numbers at which any of them bends.</summary>
internal sealed class ChangePlan
{
    public ChangePlan(AdditiveModel model)
    {
        int features = model.Schema.Features.Length;
        Tables = [.. model.Terms.Select((term, t) => (term, t)).Where(pair => pair.term.Selected)
            .Select(pair => new PlannedTerm(pair.term, pair.t))];
        Features = [.. Tables.Select(table => model.Terms[table.Index].Features)];
        bool[] isUsed = new bool[model.Axes.Length];
        foreach (int axis in Tables.SelectMany(table => model.Terms[table.Index].Axes))
        {
            isUsed[axis] = true;
        }

        AxesOf = [.. Enumerable.Range(0, features).Select(f => Enumerable.Range(0, isUsed.Length)
            .Where(a => isUsed[a] && model.Axes[a].Feature == f).ToArray())];
        TablesOf = [.. Enumerable.Range(0, features).Select(f => Enumerable.Range(0, Tables.Length)
            .Where(t => Features[t].Contains(f)).ToArray())];
        Bends = [.. Enumerable.Range(0, features).Select(f => AxesOf[f].SelectMany(a => model.Axes[a].Knots)
            .Concat(model.Terms[f].Axis(0).Knots).Distinct().Order().ToArray())];
        JointBends = [.. Enumerable.Range(0, features).Select(f => Tables.Where(table => table.Order > 1)
            .SelectMany(table => model.Terms[table.Index].Axes).Distinct().Where(a => model.Axes[a].Feature == f)
            .SelectMany(a => model.Axes[a].Knots).ToHashSet())];
    }

    /// <summary>The tables that training kept.</summary>
    public PlannedTerm[] Tables { get; }

    /// <summary>For each of them the features that it reads.</summary>
    public ImmutableArray<int>[] Features { get; }

    /// <summary>For each feature the axes that such tables have of it.</summary>
    public int[][] AxesOf { get; }

    /// <summary>For each feature the tables, by their place among <see cref="Tables"/>, that read it.</summary>
    public int[][] TablesOf { get; }

    /// <summary>For each feature the knots of the axes that interactions have of it: between them what it adds with others is
    /// linear.</summary>
    public HashSet<double>[] JointBends { get; }

    /// <summary>For each feature the knots of all its axes, ascending; none for categories.</summary>
    public double[][] Bends { get; }
}
