namespace Nbm.Reports;

/// <summary>The values of a term in two models, of the output that changed most.</summary>
internal sealed class DiffValues
{
    private readonly TermPair _pair;
    private readonly int _before;
    private readonly int _after;

    public DiffValues(TermChange change)
    {
        _pair = change.Pair;
        _before = change.Class is null ? 0 : _pair.Before?.Model.Classes.IndexOf(change.Class) ?? 0;
        _after = change.Class is null ? 0 : _pair.After?.Model.Classes.IndexOf(change.Class) ?? 0;
    }

    /// <summary>What the earlier model says; null if it lacks the term.</summary>
    public double? Before(params ReadOnlySpan<double> values) => _pair.Before?.Evaluate(_before, values);

    /// <summary>What the later model says; null if it lacks the term.</summary>
    public double? After(params ReadOnlySpan<double> values) => _pair.After?.Evaluate(_after, values);
}
