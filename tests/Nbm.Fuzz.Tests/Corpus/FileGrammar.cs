using System.Buffers.Binary;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>
/// The payload of a model file as a tree, by docs/model-file.md and not by the code that reads it: a second reading of the format, of
/// version 2. A file that it doesn't read to its end was written by a format that it is to be taught.
/// </summary>
internal sealed class FileGrammar
{
    private readonly byte[] _bytes;
    private int _at;
    private Field? _features;
    private Field? _target;
    private int _terms;
    private int _outputs;
    private int _vectors;
    private int _baselines;

    private FileGrammar(byte[] payload) => _bytes = payload;

    /// <summary>The payload of a file.</summary>
    public static Field Read(byte[] file)
    {
        var reader = new FileGrammar(file[ModelBytes.Header..]);
        Field payload = Record("payload", reader.Text("family"), reader.List("sections of every family", reader.Section),
            reader.List("sections of the family", reader.Section));
        return reader._at == reader._bytes.Length ? payload
            : throw new InvalidOperationException($"The grammar of docs/model-file.md leaves {reader._bytes.Length - reader._at} bytes of "
                + "a file over; teach it the new version.");
    }

    /// <summary>The fields of a section.</summary>
    public static List<Field> Section(Field payload, string name) =>
        payload.Items.Skip(1).SelectMany(list => list.Items).Single(section => section.Items[0].Text == name).Items[2].Items;

    /// <summary>A file of a payload, with the header of another.</summary>
    public static byte[] Write(Field payload, byte[] header)
    {
        List<byte> bytes = [.. header.AsSpan(0, ModelBytes.Header)];
        payload.Write(bytes);
        return ModelBytes.Repaired([.. bytes]);
    }

    private Field Section()
    {
        Field name = Text("section name"), required = Byte("required");
        int end = (int)BinaryPrimitives.ReadInt64LittleEndian(Take(8)) + _at;
        Field[] contents = [.. Contents(name.Text!)];
        return _at == end
            ? Record("section", name, required, new Field { Kind = FieldKind.Block, Name = "contents", Items = [.. contents] })
            : throw new InvalidOperationException(
                $"The grammar of docs/model-file.md ends {end - _at} bytes before the section {name.Text} does.");
    }

    private IEnumerable<Field> Contents(string section) => section switch
    {
        "schema" => Schema(),
        "levels" => [.. _features!.Items.Append(_target!).Where(IsEnum).SelectMany(_ => new[]
        {
            List("texts of levels", () => List("texts of a level", () => Text("text"))),
            List("numbers of levels", () => Double("number")),
        })],
        "dense vectors" => Each(_vectors, () => [Int("length"), Int("width"), Int("height")]),
        "vocabularies" => [.. _features!.Items.Where(feature => Kind(feature) == 2).Select(_ => List("vocabulary", () => Text("level")))],
        "outputs" => Outputs(),
        "decision threshold" => [Double("threshold"), Text("basis")],
        "dispersion" => [Double("dispersion")],
        "baseline" => Hazard(1),
        "strata" => [Counted(List("strata", () => Record("stratum", [Text("stratum"), .. Hazard(0)])))],
        "baseline errors" => [.. Enumerable.Range(0, _baselines).Select(_ => List("variances", () => Double("variance")))],
        "training history" => [Int("best epoch"),
            List("epochs", () => Record("epoch", Int("number"), Double("loss"), Byte("has validation"), Double("validation loss")))],
        "training run" => [Int("seed"), Int("rows"), Int("validation rows"), Byte("continued"), Options(), Text("version")],
        "training start" => [Byte("start")],
        "training sketch" => [Double("rows of the sketch"), List("features of the sketch", () => Record("sketch", Sketch())),
            List("scores of the sketch", () => Record("sketch", [.. Sketch(), Double("mean"), Double("variance")])),
            List("contributions", () => Record("moments", Double("mean"), Double("variance")))],
        "networks" => Networks(),
        "network parameters" => [List("tensors", Tensor)],
        "axes" => [Axes()],
        "terms" => Each(_terms,
            () => [Record("term", [Ints("axes of a term"), .. Each(_outputs, () => [Double("importance"), Floats("table")])])]),
        "vectors" => Each(_vectors, () => [Vector(_outputs)]),
        "inference" => Each(_terms,
            () => [Record("errors of a term",
                [Byte("selected"), Byte("has freedom"), Double("freedom"),
                    .. If(Byte("has errors"), () => Each(_outputs, () => [Floats("errors")]))])]),
        "score errors" => Each(_outputs, () => [Double("intercept's error"), Floats("correlations")]),
        "importance errors" => Each(_terms,
            () => [Record("importances' errors",
                [.. If(Byte("has importances' errors"), () => Each(_outputs, () => [Double("importance's error")]))])]),
        "hazard errors" => [.. Each(_terms, () => [Floats("errors")]), Floats("correlations")],
        "smoothness" => Each(6 * _terms, () => [Double("smoothness")]),
        "kinds of shapes" => Each(_terms,
            () => [List("kinds of shapes", () => Record("kind of shapes", Byte("kind"), Double("variance"), Double("degrees")))]),
        "training mass" => Each(_terms, () => [Floats("mass")]),
        "edits" => [List("edits", Edit)],
        "concurvity" => [List("concurvity", () => Record("concurvity of a term", Text("term"), Double("concurvity"), Text("like"),
            Double("correlation")))],
        _ => throw new InvalidOperationException($"The grammar of docs/model-file.md has no section {section}; teach it the new one."),
    };

    private Field[] Sketch() =>
    [
        List("cuts", () => Double("cut")), Double("least"), Double("greatest"), Ints("levels of a sketch"),
        List("counts", () => Double("count")),
    ];

    private Field[] Schema()
    {
        Field name = Text("schema name");
        _features = List("features", Feature);
        Field interactions = List("interactions", () => Record("interaction", Text("name"), Ints("features of an interaction")));
        _target = Record(
            "target", Text("target name"), Text("column"), Byte("task"), Text("type"), Byte("nullable"),
            List("target's classes", () => Text("class")), Text("unit"), Text("description"),
            Byte("has parameter"), Double("parameter"));
        Field[] columns = [Text("offset column"), Text("exposure column"), Text("event column")];
        Field vectors = List("vectors",
            () => Record("vector", Text("vector name"), Text("column"), Text("type"), Text("unit"), Text("description")));
        (_terms, _vectors) = (_features.Items.Count + interactions.Items.Count, vectors.Items.Count);
        return [name, _features, interactions, _target, .. columns, vectors, Text("entry column"), Text("stratum column"),
            Text("weight column"), Text("hash")];
    }

    private Field Options() => List("options", () => Record("option", Text("name"), Text("value")));

    private Field Axes() =>
        List("axes",
            () => Record("axis", Int("feature of an axis"), List("knots", () => Double("knot")), Int("levels of an axis"), Byte("missing"),
                Byte("unseen")));

    private Field[] Networks() =>
    [
        Text("kind of networks"), Options(), Double("mean"), Double("deviation"), .. If(Byte("reads rows"), Inputs), Axes(),
        List("terms", () => Ints("axes of a term")),
        List("mass", () => Double("share")),
    ];

    private IEnumerable<Field> Inputs()
    {
        Field axes = Axes();
        return [axes, .. Each(axes.Items.Count, () => [Int("inputs"), Ints("starts"), Ints("indices"), Floats("inputs")])];
    }

    private Field Tensor()
    {
        Field name = Text("name of a tensor"), precision = Byte("precision"), shape = Ints("shape");
        long count = shape.Items.Aggregate(1L, (product, length) => product * length.Bits);
        return Record("tensor", name, precision, shape, Record("values", [.. Enumerable.Range(0, (int)count).Select(_ => Single())]));
    }

    private Field Edit() => Record("edit",
    [
        Text("author"), Text("reason"), Double("time"),
        List("changes", () => Record("change", Text("term"), Byte("operation"), Text("where"), Text("class"), Double("least before"),
            Double("most before"), Double("least after"), Double("most after"))),
        Int("rows"), List("metrics", () => Record("metric", Text("metric"), Double("before"), Double("after"))),
        .. If(Byte("has replaced"), () =>
        [
            List("intercepts before", () => Double("intercept")), Int("number of axes"),
            List("replaced axes", () => Record("replaced axis", Int("index"), List("knots", () => Double("knot")))),
            List("replaced terms", () => Record("replaced term",
            [
                Int("index"), Ints("axes of a term"), .. Each(_outputs, () => [Double("importance"), Floats("table")]),
                List("importances' errors", () => Double("importance's error")),
                .. If(Byte("has errors"), () => Each(_outputs, () => [Floats("errors")])), Floats("hazards' errors"), Floats("mass"),
                Byte("has freedom"), Double("freedom"), Byte("selected"),
            ])),
        ]),
    ]);

    private Field[] Outputs()
    {
        Field classes = List("classes", () => Text("class")), intercepts = List("intercepts", () => Double("intercept"));
        _outputs = intercepts.Items.Count;
        return [classes, intercepts];
    }

    private Field[] Hazard(int baselines)
    {
        _baselines += baselines;
        return [List("times", () => Double("time")), List("hazards", () => Double("hazard"))];
    }

    private Field Counted(Field strata)
    {
        _baselines += strata.Items.Count;
        return strata;
    }

    private Field Feature() => Record(
        "feature", Text("feature name"), Text("column"), Byte("kind"), Text("type"), Byte("nullable"), List("levels", () => Text("level")),
        Text("unit"), Text("description"),
        List("specials", () => Double("special")), Byte("axis"), Double("period"), Byte("ordered"), Byte("part"), Byte("monotone"),
        Byte("curvature"), Double("zero at"));

    // Features have a kind, a target has classes.
    private static bool IsEnum(Field declared) => declared.Items.Single(field => field.Name == "type").Text != "bool"
        && (declared.Name == "target" ? declared.Items.Single(field => field.Name == "target's classes").Items.Count > 0
            : Kind(declared) == 1 && declared.Items.Single(field => field.Name == "part").Bits == 0);

    private static long Kind(Field feature) => feature.Items.Single(field => field.Name == "kind").Bits;

    private Field Vector(int outputs)
    {
        List<Field> fields = [List("names", () => Text("name")), Ints("starts"), List("knots", () => Double("knot")), Byte("selected"),
            Byte("has freedom"), Double("freedom")];
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

    private Field Floats(string name) => List(name, Single);

    private Field Single() => new() { Kind = FieldKind.Single, Name = "value", Bits = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)) };

    private Field Byte(string name) => new() { Kind = FieldKind.Byte, Name = name, Bits = Take(1)[0] };

    private Field Int(string name) => new() { Kind = FieldKind.Int32, Name = name, Bits = BinaryPrimitives.ReadInt32LittleEndian(Take(4)) };

    private Field Double(string name) =>
        new() { Kind = FieldKind.Double, Name = name, Bits = BinaryPrimitives.ReadInt64LittleEndian(Take(8)) };

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
