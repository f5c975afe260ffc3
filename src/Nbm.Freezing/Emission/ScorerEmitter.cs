using System;
using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Writes a static class that scores rows as a model does, to the last bit, and needs nothing else: the tables are static
/// data. Terms are added in the model's order; those that weren't selected are left out, as adding their 0 changes nothing.
/// </summary>
internal static class ScorerEmitter
{
    public static void Write(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        var names = new ScorerNames(model);
        writer.WriteLine($"/// <summary>Scores {face.RowTitle} as the model in <c>{TextLiteral.Xml(face.Origin)}</c> does, to the last "
            + "bit, without the runtime: its tables are part of this class.</summary>");
        face.WriteAttributes?.Invoke(writer);
        using (writer.WriteBlock($"{face.Accessibility} static partial class {face.ClassName}"))
        {
            writer.WriteLine("/// <summary>The hash of the schema that the model was trained with.</summary>");
            writer.WriteLine($"public const string SchemaHash = {TextLiteral.Of(model.SchemaHash)};");
            if (model.Outputs == 1 && !model.Target.Task.Facts().HasScorePerClass)
            {
                SingleScoreEmitter.Write(writer, names, face);
            }
            else
            {
                ClassScoresEmitter.Write(writer, names, face);
            }

            face.WriteEncoding?.Invoke(writer);
            var guides = new List<KnotGuide>();
            foreach (int axis in UsedAxes(model))
            {
                KnotGuide? guide = model.Axes[axis].Knots.Length < 2 ? null : KnotGuide.Of(model.Axes[axis].Knots);
                AxisEmitter.Write(writer, names, axis, guide);
                if (guide is not null)
                {
                    guides.Add(guide);
                }
            }

            foreach (int term in SelectedTerms(model))
            {
                TermEmitter.WriteTable(writer, names, term);
            }

            VectorScoreEmitter.Write(writer, model, face);
            KnotSearch.Write(writer, model, guides);
            ScorerMath.Write(writer, model, face);
        }
    }

    /// <summary>The terms that add something, in their order.</summary>
    public static IEnumerable<int> SelectedTerms(FrozenModel model) =>
        Enumerable.Range(0, model.Terms.Length).Where(t => model.Terms[t].Selected);

    /// <summary>
    /// Writes the attribute of methods that look a row up: they are long and straight, and the profile of the
    /// first rows, by which the runtime would compile them again, makes them slower as often as faster.
    /// </summary>
    public static void WriteOptimized(SourceWriter writer) =>
        writer.WriteLine(
            "[global::System.Runtime.CompilerServices.MethodImpl((global::System.Runtime.CompilerServices.MethodImplOptions)512)] // "
                + "AggressiveOptimization, where the framework has it.");

    /// <summary>Writes how a row is read and found on the axes: the variables that terms are looked up with.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">Of the scorer's parts.</param>
    /// <param name="face">What the scorer shows.</param>
    /// <param name="add">Writes what a term adds: each in the model's order, as soon
    /// as its axes are there, so that few variables are in use at a time.</param>
    public static void WritePlaces(SourceWriter writer, ScorerNames names, ScorerFace face, Action<int>? add = null)
    {
        FrozenModel model = names.Model;
        if (face.RowIsReference)
        {
            writer.WriteLine("if (row is null) throw new global::System.ArgumentNullException(nameof(row));");
        }

        List<int> used = UsedAxes(model);
        var terms = new Queue<int>(add is null ? [] : SelectedTerms(model));
        var read = new HashSet<int>();
        for (int a = 0; a < model.Axes.Length; a++)
        {
            FrozenAxis axis = model.Axes[a];
            string value = ScorerNames.Value(axis.Feature);
            string? wrong = used.Contains(a) ? null : AxisEmitter.HasNoPlace(model, axis, value);
            if (used.Contains(a) || wrong is not null)
            {
                if (read.Add(axis.Feature))
                {
                    writer.WriteLine($"double {value} = {face.Encode(axis.Feature)};");
                }

                writer.WriteLine(wrong is null
                    ? $"{names.Place(a)}({value}, out int {ScorerNames.Cell(a)}, out double {ScorerNames.Fraction(a)});"
                    : $"if ({wrong}) throw {AxisEmitter.Refusal(model.Features[axis.Feature], value)};");
            }

            while (terms.Count > 0 && model.Terms[terms.Peek()].Axes.All(axis => axis <= a))
            {
                add!(terms.Dequeue());
            }
        }
    }

    /// <summary>The axes that terms are looked up on.</summary>
    public static List<int> UsedAxes(FrozenModel model) =>
        [.. SelectedTerms(model).SelectMany(t => model.Terms[t].Axes).Distinct().OrderBy(a => a)];
}
