using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Writes a static class that scores rows as a model does, to the last bit, and needs nothing else: the tables are static data. Terms are added in the
/// model's order; those that weren't selected are left out, as adding their 0 changes nothing.
/// </summary>
internal static class ScorerEmitter
{
    public static void Write(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        var names = new ScorerNames(model);
        writer.WriteLine($"/// <summary>Scores {face.RowTitle} as the model in <c>{TextLiteral.Xml(face.Origin)}</c> does, to the last bit, without the runtime: its tables are part of this class.</summary>");
        face.WriteAttributes?.Invoke(writer);
        using (writer.WriteBlock($"{face.Accessibility} static partial class {face.ClassName}"))
        {
            writer.WriteLine("/// <summary>The hash of the schema that the model was trained with.</summary>");
            writer.WriteLine($"public const string SchemaHash = {TextLiteral.Of(model.SchemaHash)};");
            if (model.Outputs == 1 && model.Target.Task != FrozenTask.Multiclass)
            {
                SingleScoreEmitter.Write(writer, names, face);
            }
            else
            {
                ClassScoresEmitter.Write(writer, names, face);
            }

            face.WriteEncoding?.Invoke(writer);
            foreach (int axis in UsedAxes(model))
            {
                AxisEmitter.Write(writer, names, axis);
            }

            foreach (int term in SelectedTerms(model))
            {
                TermEmitter.WriteTable(writer, names, term);
            }

            ScorerMath.Write(writer, model, face);
        }
    }

    /// <summary>The terms that add something, in their order.</summary>
    public static IEnumerable<int> SelectedTerms(FrozenModel model) => Enumerable.Range(0, model.Terms.Length).Where(t => model.Terms[t].Selected);

    /// <summary>Writes how a row is read and found on the axes: the variables that terms are looked up with.</summary>
    public static void WritePlaces(SourceWriter writer, ScorerNames names, ScorerFace face)
    {
        FrozenModel model = names.Model;
        if (face.RowIsReference)
        {
            writer.WriteLine("if (row is null) throw new global::System.ArgumentNullException(nameof(row));");
        }

        List<int> used = UsedAxes(model);
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
                    : $"if ({wrong}) throw {AxisEmitter.Refusal(model.Features[axis.Feature]).Replace("value)", value + ")")};");
            }
        }
    }

    /// <summary>The axes that terms are looked up on.</summary>
    public static List<int> UsedAxes(FrozenModel model) => [.. SelectedTerms(model).SelectMany(t => model.Terms[t].Axes).Distinct().OrderBy(a => a)];
}
