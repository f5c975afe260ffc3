using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// What a feature of a row may become by itself: some levels, or the numbers between two ends, all of them or those that lie whole steps
/// from where the row is. A value that is missing or special can't be changed, for it is no place to move from, and nothing becomes one.
/// </summary>
internal sealed class Reach
{
    private const double Slack = 1e-9; // Of a step: what an end is short of a multiple by rounding.

    private Reach()
    {
    }

    /// <summary>The levels that can be reached, without the row's own; empty for numbers.</summary>
    public int[] Levels { get; private init; } = [];

    /// <summary>Whether any number between the ends can be reached, or those of whole steps.</summary>
    public bool IsNumeric { get; private init; }

    public double Least { get; private init; }

    public double Greatest { get; private init; }

    /// <summary>The step; 0 for all numbers.</summary>
    public double Step { get; private init; }

    /// <summary>Where the row is.</summary>
    public double Own { get; private init; }

    /// <summary>The steps to the ends, below 0 down and above 0 up.</summary>
    public long FirstStep { get; private init; }

    public long LastStep { get; private init; }

    public bool IsEmpty => !IsNumeric && Levels.Length == 0;

    /// <summary>The type of the record's property.</summary>
    private string Type { get; init; } = string.Empty;

    /// <summary>The number that lies so many steps from where the row is, as the record holds it.</summary>
    public double At(long steps) => steps == 0 ? Own : HeldValue.Nearest(Type, Own + (steps * Step));

    /// <param name="model">The model.</param>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="schema">What the record declares of it.</param>
    /// <param name="own">The encoded value of the row.</param>
    public static Reach Of(AdditiveModel model, int feature, FeatureSchema schema, double own)
    {
        FeatureActions actions = schema.Actions ?? new FeatureActions();
        return actions.IsImmutable || schema.Part != CalendarPart.None || !double.IsFinite(own) || schema.Specials.Contains(own)
            ? new Reach()
            : schema.Kind == FeatureKind.Numeric ? Numbers(model.Ranges[feature], schema, actions, own)
            : new Reach { Levels = OfLevels(model, feature, schema, actions, (int)own) };
    }

    private static Reach Numbers((double Least, double Greatest)? range, FeatureSchema schema, FeatureActions actions, double own)
    {
        if (range is not { } trained)
        {
            return new Reach();
        }

        // A logarithmic axis has no place for what isn't above 0.
        bool isLog = schema.Axis == AxisKind.Log;
        double least = actions.Min is { } min && !(isLog && min <= 0) ? min : trained.Least;
        double greatest = actions.Max is { } max && !(isLog && max <= 0) ? max : trained.Greatest;
        greatest = schema.IsCyclic && greatest == trained.Greatest ? Math.BitDecrement(greatest) : greatest; // Which the first is again.
        (least, greatest) = actions.Direction switch
        {
            Direction.Up => (Math.Max(own, least), greatest),
            Direction.Down => (least, Math.Min(own, greatest)),
            _ => (least, greatest),
        };
        double step = actions.Step > 0 ? actions.Step : IsWhole(schema.ClrType) ? 1 : 0;
        if (step == 0)
        {
            return least < greatest ? new Reach { IsNumeric = true, Least = least, Greatest = greatest, Own = own } : new Reach();
        }

        double first = Math.Ceiling(((least - own) / step) - Slack), last = Math.Floor(((greatest - own) / step) + Slack);
        return first <= last && (first != 0 || last != 0) && Math.Abs(first) < 1e15 && Math.Abs(last) < 1e15
            ? new Reach
            {
                IsNumeric = true, Own = own, Step = step, Type = schema.ClrType, FirstStep = (long)first, LastStep = (long)last,
                Least = HeldValue.Nearest(schema.ClrType, own + (first * step)),
                Greatest = HeldValue.Nearest(schema.ClrType, own + (last * step)),
            }
            : new Reach();
    }

    private static int[] OfLevels(AdditiveModel model, int feature, FeatureSchema schema, FeatureActions actions, int own)
    {
        ImmutableArray<string> names = schema.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(feature) : schema.Levels;
        return [.. Enumerable.Range(0, names.Length).Where(to => to != own
            && (actions.Direction == Direction.Both || own < 0 || (to > own) == (actions.Direction == Direction.Up))
            && !actions.Forbidden.Any(move => move.To == names[to] && (move.From is null || (own >= 0 && move.From == names[own]))))];
    }

    private static bool IsWhole(string type) => type is "int" or "long" or "short" or "byte" or "sbyte" or "uint" or "ulong" or "ushort"
        or "nint" or "nuint" or "Int128" or "UInt128" or "DateOnly" or "System.Int128" or "System.UInt128";
}
