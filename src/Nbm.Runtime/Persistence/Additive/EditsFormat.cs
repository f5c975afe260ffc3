using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Edits by hand in a file, and what they weigh by: how much of the training weight lies where.</summary>
internal static class EditsFormat
{
    private const int EditBytes = 33;
    private const int ChangeBytes = 45;
    private const int MetricBytes = 20;
    private const int AxisBytes = 8;
    private const int TermBytes = 31;

    public static void WriteMass(PayloadWriter to, ImmutableArray<ImmutableArray<float>> mass)
    {
        foreach (ImmutableArray<float> own in mass)
        {
            to.Floats(own.AsSpan());
        }
    }

    public static ImmutableArray<ImmutableArray<float>> ReadMass(FileCursor from, ImmutableArray<Term> terms)
    {
        var mass = ImmutableArray.CreateBuilder<ImmutableArray<float>>(from.Room(terms.Length, 4, "terms"));
        foreach (Term term in terms)
        {
            from.WhereIs("the training mass of the term", term.Name);
            mass.Add(from.Floats().AsImmutable());
        }

        return mass.ToImmutable();
    }

    public static void Write(PayloadWriter to, ImmutableArray<ModelEdit> edits)
    {
        to.Int32(edits.Length);
        foreach (ModelEdit edit in edits)
        {
            to.Text(edit.Author);
            to.Text(edit.Reason);
            to.Int64(edit.Time.UtcTicks);
            to.Int32(edit.Changes.Length);
            foreach (TermEdit change in edit.Changes)
            {
                to.Text(change.Term);
                to.Byte((byte)change.Operation);
                to.Text(change.Where);
                to.OptionalText(change.Class);
                to.DoubleValues([change.Before.From, change.Before.To, change.After.From, change.After.To]);
            }

            to.Int32(edit.Rows);
            to.Int32(edit.Metrics.Length);
            foreach (EditMetric metric in edit.Metrics)
            {
                to.Text(metric.Name);
                to.DoubleValues([metric.Before, metric.After]);
            }

            to.Boolean(edit.Before is not null);
            if (edit.Before is { } before)
            {
                Write(to, before);
            }
        }
    }

    public static ImmutableArray<ModelEdit> Read(FileCursor from, int outputs) =>
        from.Items(EditBytes, "edits", () => ReadEdit(from, outputs)).AsImmutable();

    private static ModelEdit ReadEdit(FileCursor from, int outputs)
    {
        from.Where = "an edit";
        (string author, string reason, long ticks) = (from.Text(), from.Text(), from.Int64());
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            throw from.Wrong(FormattableString.Invariant($"{ticks} is no time; expected: 0 to {DateTime.MaxValue.Ticks}"));
        }

        TermEdit[] changes = from.Items(ChangeBytes, "changes", () => ReadChange(from));
        int rows = from.Int32();
        EditMetric[] metrics = from.Items(MetricBytes, "metrics", () => new EditMetric(from.Text(), from.Double(), from.Double()));
        StateBefore? before = from.Boolean() ? ReadState(from, outputs) : null;
        return new ModelEdit(author, reason, new DateTimeOffset(ticks, TimeSpan.Zero), changes.AsImmutable(), rows, metrics.AsImmutable(),
            before);
    }

    private static TermEdit ReadChange(FileCursor from)
    {
        (string term, byte operation, string where, string? own) = (from.Text(), from.Byte(), from.Text(), from.OptionalText());
        return operation <= (byte)EditOperation.Remove
            ? new TermEdit(term, (EditOperation)operation, where, own, new(from.Double(), from.Double()), new(from.Double(), from.Double()))
            : throw from.Wrong(FormattableString.Invariant($"an edit is of kind {operation}; expected: 0 to {(int)EditOperation.Remove}"));
    }

    private static void Write(PayloadWriter to, StateBefore before)
    {
        to.Doubles(before.Intercepts.AsSpan());
        to.Int32(before.AxisCount);
        to.Int32(before.Axes.Length);
        foreach ((int index, ImmutableArray<double> knots) in before.Axes)
        {
            to.Int32(index);
            to.Doubles(knots.AsSpan());
        }

        to.Int32(before.Terms.Length);
        foreach (TermState term in before.Terms)
        {
            to.Int32(term.Index);
            to.Int32s(term.Axes.AsSpan());
            foreach ((ImmutableArray<float> table, double importance) in term.Tables.Zip(term.Importances))
            {
                to.Double(importance);
                to.Floats(table.AsSpan());
            }

            to.Doubles(term.ImportanceErrors.AsSpan());
            to.Boolean(!term.StandardErrors.IsEmpty);
            foreach (ImmutableArray<float> errors in term.StandardErrors)
            {
                to.Floats(errors.AsSpan());
            }

            to.Floats(term.HazardErrors.AsSpan());
            to.Floats(term.Mass.AsSpan());
            to.Boolean(term.DegreesOfFreedom is not null);
            to.Double(term.DegreesOfFreedom ?? 0);
            to.Boolean(term.Selected);
        }
    }

    private static StateBefore ReadState(FileCursor from, int outputs) => new(
        from.Doubles().AsImmutable(), from.Int32(),
        from.Items(AxisBytes, "axes", () => (from.Int32(), from.Doubles().AsImmutable())).AsImmutable(),
        from.Items(TermBytes, "terms", () => ReadTerm(from, outputs)).AsImmutable());

    private static TermState ReadTerm(FileCursor from, int outputs)
    {
        int index = from.Int32();
        FrozenTerm own = AdditiveReader.ReadTerm(from, outputs);
        ImmutableArray<double> importanceErrors = from.Doubles().AsImmutable();
        var errors = new ImmutableArray<float>[from.Boolean() ? from.Room(outputs, 4, "tables of errors") : 0];
        for (int c = 0; c < errors.Length; c++)
        {
            errors[c] = from.Floats().AsImmutable();
        }

        (ImmutableArray<float> hazards, ImmutableArray<float> mass) = (from.Floats().AsImmutable(), from.Floats().AsImmutable());
        (bool hasFreedom, double freedom, bool selected) = (from.Boolean(), from.Double(), from.Boolean());
        return new TermState(
            index, own.Axes.AsImmutable(), own.Tables.AsImmutable(), own.Importances.AsImmutable(), importanceErrors, errors.AsImmutable(),
            hazards, mass, hasFreedom ? freedom : null, selected);
    }
}
