using System.Buffers.Binary;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>
/// The payload of a model file as a tree, by docs/model-file.md and not by the code that reads it: a second reading of the format. It knows versions 1.4 to 1.6; a file that it doesn't
/// read to its end was written by a format that it is to be taught.
/// </summary>
internal sealed class FileGrammar
{
    private readonly byte[] _bytes;
    private int _at;

    private readonly int _minor;

    private FileGrammar(byte[] payload, int minor) => (_bytes, _minor) = (payload, minor);

    /// <summary>The payload of a file.</summary>
    public static Field Read(byte[] file)
    {
        var reader = new FileGrammar(file[ModelBytes.Header..], BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(6)));
        Field payload = reader.Payload();
        return reader._at == reader._bytes.Length ? payload : throw new InvalidOperationException($"The grammar of docs/model-file.md leaves {reader._bytes.Length - reader._at} bytes of a file over; teach it the new version.");
    }

    /// <summary>A file of a payload, with the header of another.</summary>
    public static byte[] Write(Field payload, byte[] header)
    {
        List<byte> bytes = [.. header.AsSpan(0, ModelBytes.Header)];
        payload.Write(bytes);
        return ModelBytes.Repaired([.. bytes]);
    }

    private Field Payload()
    {
        List<Field> all = [];
        Field Add(Field field)
        {
            all.Add(field);
            return field;
        }

        Add(Text("schema name"));
        Field features = Add(List("features", Feature));
        Field interactions = Add(List("interactions", () => Record("interaction", Text("name"), Ints("features of an interaction"))));
        Field target = Add(Target());
        Add(Text("weight column"));
        Add(Text("hash"));
        foreach (Field feature in features.Items.Where(feature => Kind(feature) == 2))
        {
            Add(List("vocabulary", () => Text("level")));
        }

        Add(List("classes", () => Text("class")));
        int outputs = Add(List("intercepts", () => Double("intercept"))).Items.Count;
        Add(List("axes", () => Record("axis", Int("feature of an axis"), List("knots", () => Double("knot")), Int("levels of an axis"), Byte("missing"), Byte("unseen"))));
        int terms = features.Items.Count + interactions.Items.Count;
        for (int t = 0; t < terms; t++)
        {
            Add(Record("term", [Ints("axes of a term"), .. Each(outputs, () => [Double("importance"), Floats("table")])]));
        }

        Add(Int("best epoch"));
        Add(List("epochs", () => Record("epoch", Int("number"), Double("loss"), Byte("has validation"), Double("validation loss"))));
        for (int t = 0; t < terms; t++)
        {
            Add(Record("errors of a term", [Byte("selected"), Byte("has freedom"), Double("freedom"), .. If(Byte("has errors"), () => Each(outputs, () => [Floats("errors")]))]));
        }

        Add(Record("score errors", [.. If(Byte("has score errors"), () => Each(outputs, () => [Double("intercept's error"), Floats("correlations")]))]));
        Field noise = Add(Record("noise", [Byte("has dispersion"), Double("dispersion"), .. If(Byte("has baseline"), () => [List("times", () => Double("time")), List("hazards", () => Double("hazard"))])]));
        for (int t = 0; t < terms; t++)
        {
            Add(Record("importances' errors", [.. If(Byte("has importances' errors"), () => Each(outputs, () => [Double("importance's error")]))]));
        }

        int vectors = target.Items.SingleOrDefault(field => field.Name == "vectors") is { } list ? list.Items.Count : 0;
        for (int v = 0; v < vectors; v++)
        {
            Add(Vector(outputs));
        }

        Add(Record("smoothness", [.. If(Byte("has smoothness"), () => Each(terms, () => [.. Enumerable.Range(0, 3).SelectMany(_ => new[] { Double("precision"), Double("degrees") })]))]));
        Add(Record("run", [.. If(Byte("has run"), () => [Int("seed"), Int("rows"), Int("validation rows"), Byte("continued"), List("options", () => Record("option", Text("name"), Text("value"))), Text("version")])]));
        foreach (Field declared in _minor < 5 ? [] : features.Items.Append(target).Where(IsEnum))
        {
            Add(List("texts of levels", () => List("texts of a level", () => Text("text"))));
            Add(List("numbers of levels", () => Double("number")));
        }

        int strata = 0;
        if ((target.Items[2].Bits & 0x20) != 0)
        {
            strata = Add(List("strata", () => Record("stratum", Text("stratum"), List("times", () => Double("time")), List("hazards", () => Double("hazard"))))).Items.Count;
        }

        if (_minor >= 6 && (target.Items[2].Bits & 0x1F) == 10)
        {
            bool hasOne = noise.Items.Any(field => field.Name == "times");
            for (int b = 0; b < (hasOne ? 1 : strata); b++)
            {
                Add(List("variances", () => Double("variance")));
            }

            Add(Record("errors of hazards", [.. If(Byte("has errors of hazards"), () => [.. Each(terms, () => [Floats("errors")]), Floats("correlations")])]));
        }

        for (int t = 0; _minor >= 7 && t < terms; t++)
        {
            Add(List("kinds of shapes", () => Record("kind of shapes", Byte("kind"), Double("variance"), Double("degrees"))));
        }

        return Record("payload", [.. all]);
    }

    private Field Feature()
    {
        List<Field> fields = [Text("feature name"), Text("column"), Byte("kind"), Text("type"), Byte("nullable"), List("levels", () => Text("level")), Text("unit"), Text("description")];
        if (fields[2].Bits == 3)
        {
            fields.AddRange([Byte("kind"), List("specials", () => Double("special")), Byte("axis"), Double("period"), Byte("ordered"), Byte("part"), Byte("monotone"), Byte("curvature"), Double("zero at")]);
        }

        return Record("feature", [.. fields]);
    }

    // Features have a kind, a target has classes.
    private static bool IsEnum(Field declared) => declared.Items.Single(field => field.Name == "type").Text != "bool"
        && (declared.Name == "target" ? declared.Items.Single(field => field.Name == "target's classes").Items.Count > 0 : Kind(declared) == 1 && (declared.Items.SingleOrDefault(field => field.Name == "part")?.Bits ?? 0) == 0);

    private static long Kind(Field feature) => feature.Items.Last(field => field.Name == "kind").Bits;

    private Field Target()
    {
        List<Field> fields = [Text("target name"), Text("column"), Byte("task"), Text("type"), Byte("nullable"), List("target's classes", () => Text("class")), Text("unit"), Text("description")];
        long task = fields[2].Bits;
        if ((task & 0x80) != 0)
        {
            fields.AddRange([Byte("has parameter"), Double("parameter"), Text("offset column"), Text("exposure column"), Text("event column")]);
        }

        if ((task & 0x40) != 0)
        {
            fields.Add(List("vectors", () => Record("vector", Text("vector name"), Text("column"), Text("type"), Text("unit"), Text("description"))));
        }

        if ((task & 0x20) != 0)
        {
            fields.AddRange([Text("entry column"), Text("stratum column")]);
        }

        return Record("target", [.. fields]);
    }

    private Field Vector(int outputs)
    {
        List<Field> fields = [List("names", () => Text("name")), Ints("starts"), List("knots", () => Double("knot")), Byte("selected"), Byte("has freedom"), Double("freedom")];
        Field hasErrors = Byte("has errors");
        return Record("vector's term", [.. fields, hasErrors, .. Each(outputs, () => hasErrors.Bits == 1
            ? [Double("importance"), Floats("table"), Floats("names' importances"), Double("factor"), Floats("errors")]
            : [Double("importance"), Floats("table"), Floats("names' importances")])]);
    }

    private static IEnumerable<Field> If(Field flag, Func<IEnumerable<Field>> fields) => flag.Bits == 1 ? [flag, .. fields()] : [flag];

    private static IEnumerable<Field> Each(int count, Func<Field[]> fields) => [.. Enumerable.Range(0, count).SelectMany(_ => fields())];

    private static Field Record(string name, params Field[] fields) => new() { Kind = FieldKind.Record, Name = name, Items = [.. fields] };

    private Field List(string name, Func<Field> item)
    {
        int count = (int)Int("count").Bits;
        return new() { Kind = FieldKind.List, Name = name, Items = [.. Enumerable.Range(0, count).Select(_ => item())] };
    }

    private Field Ints(string name) => List(name, () => Int("index"));

    private Field Floats(string name) => List(name, () => new() { Kind = FieldKind.Single, Name = "value", Bits = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) });

    private Field Byte(string name) => new() { Kind = FieldKind.Byte, Name = name, Bits = Take(1)[0] };

    private Field Int(string name) => new() { Kind = FieldKind.Int32, Name = name, Bits = BinaryPrimitives.ReadInt32LittleEndian(Take(4)) };

    private Field Double(string name) => new() { Kind = FieldKind.Double, Name = name, Bits = BinaryPrimitives.ReadInt64LittleEndian(Take(8)) };

    private Field Text(string name)
    {
        int length = (int)Int("length").Bits;
        string? text = length < 0 ? null : string.Create(length, 0, (chars, _) =>
        {
            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = (char)BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
            }
        });
        return new() { Kind = FieldKind.Text, Name = name, Text = text };
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }
}
