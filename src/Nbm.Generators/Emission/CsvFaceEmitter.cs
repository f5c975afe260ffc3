using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes what a program calls of a CSV reader: all rows at once or one after the other, of files and of texts, for training and
/// for scoring, with and without options.</summary>
internal static class CsvFaceEmitter
{
    private const string Exception = """/// <exception cref="global::Nbm.NbmCsvException">Columns are missing or values are wrong: """
        + "names the first ten kinds of faults with line, column, text and expected type, and counts them.</exception>";

    private const string Options = """/// <param name="options">How the file is written.</param>""";
    private const string UsualOptions =
        """/// <param name="options">How the file is written; null: as the other methods take it by default.</param>""";
    private const string Rows =
        "/// <returns>The rows. Of one with a wrong cell there is none; behind the last row an exception says what was wrong.</returns>";
    private const string OptionsException =
        """/// <exception cref="global::System.ArgumentException">Options contradict each other.</exception>""";

    public static void Write(SourceWriter writer, ModelSpec model, string record)
    {
        string target = $"<c>{TextLiteral.Xml(model.Target.Name)}</c>";
        string unlabelled = model.Target.Value.IsNullable
            ? $" A file without the column of {target} is read as <see cref=\"ReadForScoring(string)\"/> does."
            : string.Empty;
        WriteAll(
            writer, record, "Read", "false",
            $"Reads a file, which has a header and is encoded in UTF-8 unless it begins with another mark.{unlabelled}",
            $"Reads rows with a header above them.{unlabelled}");
        WriteAll(
            writer, record, "ReadForScoring", "true",
            "Reads a file of rows that are only to be scored: all but what training alone needs. "
            + $"{Untold(model)}, whatever the file says of them.",
            $"Reads rows that are only to be scored: all but what training alone needs. {Untold(model)}, whatever the text says of them.");
        WriteStream(writer, record, "Stream", "false",
            $"one by one, as they are asked for: memory doesn't grow with their number.{unlabelled}");
        WriteStream(writer, record, "StreamForScoring", "true",
            $"that are only to be scored one by one, as they are asked for. {Untold(model)}, whatever stands there.");
    }

    private static void WriteAll(
        SourceWriter writer, string record, string name, string isForScoring, string file, string text) => writer.WriteLine($$"""
        /// <summary>{{file}}</summary>
        /// <param name="path">Where it is.</param>
        {{Exception}}
        public static {{record}}[] {{name}}(string path) => {{name}}(path, global::Nbm.CsvOptions.Default);

        /// <summary>{{file}}</summary>
        /// <param name="path">Where it is.</param>
        {{Options}}
        {{Exception}}
        {{OptionsException}}
        public static {{record}}[] {{name}}(string path, global::Nbm.CsvOptions options)
        {
            using var reader = global::Nbm.Generated.CsvText.Open(path, options);
            return {{name}}(reader, options, path);
        }

        /// <summary>{{text}}</summary>
        /// <param name="reader">The text, with a header; is left open.</param>
        /// <param name="name">What errors call it.</param>
        {{Exception}}
        public static {{record}}[] {{name}}(global::System.IO.TextReader reader, string name = "CSV") =>
            {{name}}(reader, global::Nbm.CsvOptions.Default, name);

        /// <summary>{{text}}</summary>
        /// <param name="reader">The text, with a header; is left open.</param>
        {{Options}}
        /// <param name="name">What errors call it.</param>
        {{Exception}}
        {{OptionsException}}
        public static {{record}}[] {{name}}(global::System.IO.TextReader reader, global::Nbm.CsvOptions options, string name = "CSV") =>
            new global::System.Collections.Generic.List<{{record}}>(Rows(reader, options, name, {{isForScoring}})).ToArray();

        """);

    // An iterator opens the file when it is asked for the first row, and closes it when it is left.
    private static void WriteStream(
        SourceWriter writer, string record, string name, string isForScoring, string what) => writer.WriteLine($$"""
        /// <summary>Reads rows of a file {{what}}</summary>
        /// <param name="path">Where it is.</param>
        {{UsualOptions}}
        {{Rows}}
        {{Exception}}
        {{OptionsException}}
        public static global::System.Collections.Generic.IEnumerable<{{record}}> {{name}}(
            string path, global::Nbm.CsvOptions? options = null)
        {
            options ??= global::Nbm.CsvOptions.Default;
            using var reader = global::Nbm.Generated.CsvText.Open(path, options);
            foreach ({{record}} row in Rows(reader, options, path, {{isForScoring}}))
            {
                yield return row;
            }
        }

        /// <summary>Reads rows of a text {{what}}</summary>
        /// <param name="reader">The text, with a header; is left open.</param>
        {{UsualOptions}}
        /// <param name="name">What errors call it.</param>
        {{Rows}}
        {{Exception}}
        {{OptionsException}}
        public static global::System.Collections.Generic.IEnumerable<{{record}}> {{name}}(
            global::System.IO.TextReader reader, global::Nbm.CsvOptions? options = null, string name = "CSV") =>
            Rows(reader, options ?? global::Nbm.CsvOptions.Default, name, {{isForScoring}});

        """);

    /// <summary>What a row that is only to be scored has of what training alone needs, as the beginning of a sentence.</summary>
    public static string Untold(ModelSpec model)
    {
        string[] names =
        [
            .. new[] { model.Target.Name, model.Weight?.Name, model.Event?.Name, model.Entry?.Name }.OfType<string>()
                .Select(static name => $"<c>{TextLiteral.Xml(name)}</c>"),
        ];
        return names.Length == 1
            ? names[0] + " keeps its default value"
            : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]} keep their default values";
    }
}
