using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nbm.Export.Onnx.Model;

/// <summary>What a file says of its model besides the graph. Lists are JSON, so that any reader can take them apart.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">The version of what wrote it.</param>
/// <param name="Documentation">In a sentence.</param>
/// <param name="Properties">By their keys.</param>
internal sealed record OnnxMetadata(string Name, string Version, string Documentation, IReadOnlyList<(string Key, string Value)> Properties)
{
    public static OnnxMetadata Of(TrainedModel model, OnnxExport export)
    {
        ModelSchema schema = model.Schema;
        string target = schema.Target.Name;
        return new OnnxMetadata(
            schema.Name, typeof(OnnxExport).Assembly.GetName().Version!.ToString(3), Sentence(model),
            [
                ("nbm.schema", schema.Hash), ("nbm.task", schema.Target.Task.ToString()), ("nbm.target", target),
                ("nbm.target.unit", schema.Target.Unit ?? string.Empty),
                ("nbm.intercepts",
                    $"[{string.Join(',', model.Intercepts.Select(intercept => intercept.ToString("R", CultureInfo.InvariantCulture)))}]"),
                ("nbm.terms", Texts(model.Parts.Select(part => part.Name))), ("nbm.classes", Texts(export.Classes(model))),
                ("nbm.missing", export.MissingText),
                .. model is AdditiveModel { Edits.IsEmpty: false } edited
                    ? [("nbm.edits", Texts(edited.Edits.Select(edit => edit.ToString())))] : Array.Empty<(string, string)>(),
            ]);
    }

    private static string Sentence(TrainedModel model)
    {
        string name = model.Schema.Name, target = model.Schema.Target.Name;
        return model switch
        {
            MlpModel mlp => $"Multilayer perceptron {name}: {target} from {mlp.HiddenUnits.Length} hidden layers of "
                + $"{string.Join(", ", mlp.HiddenUnits)} units.",
            SpamModel spam => $"Polynomial {name}: {target} as a sum of {spam.Parts.Length} parts, of up to {spam.Degree} features each.",
            ExpertsModel experts => $"Masked experts {name}: {target} from {experts.Experts.Length} experts of "
                + $"{experts.Layout.Groups.Length} groups of features.",
            FlintModel { HasPredictor: true } flint => $"Network {name} with an interpreter: {target} from {flint.HiddenUnits.Length} "
                + $"hidden layers of {string.Join(", ", flint.HiddenUnits)} units, explained by {flint.Attributes.Length} attributes.",
            FlintModel flint => $"Interpreter {name}: {target} from {flint.Attributes.Length} attributes.",
            _ => $"Neural Basis Model {name}: {target} as a sum of {model.Parts.Length} terms.",
        };
    }

    private static string Texts(IEnumerable<string> texts) => $"[{string.Join(',', texts.Select(text => $"\"{Escaped(text)}\""))}]";

    // Half a character, which no encoder takes, by its number, as JSON may have it.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (char.IsSurrogate(text[i]) && !isPair)
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
            else
            {
                escaped.Append(JsonEncodedText.Encode(text.AsSpan(i, isPair ? 2 : 1)).ToString());
                i += isPair ? 1 : 0;
            }
        }

        return escaped.ToString();
    }
}
