using System.Text;

namespace Nbm.Export.Sql;

/// <summary>How a feature's column becomes what a model takes: a number or NULL, or the position of a level.</summary>
internal sealed class SqlColumns(AdditiveModel model, SqlExport export, SqlLayers layers, string? alias)
{
    private readonly SqlSyntax _syntax = export.Syntax;
    private readonly Dictionary<int, SqlColumn> _texts = [];

    /// <summary>A column of the table by the name that the record says, as an expression of a layer refers to it.</summary>
    public string Raw(string column, SqlLayer by = SqlLayer.Values) => OfTable(export.Columns.TryGetValue(column, out string? own) ? own : column, by);

    /// <summary>A column of the table by the name that it has there.</summary>
    public string OfTable(string name, SqlLayer by)
    {
        string quoted = _syntax.Identifier(name);
        return layers.OfTable(alias is null ? quoted : $"{alias}.{quoted}").Use(by);
    }

    /// <summary>A feature's number; NULL if it is missing or not finite.</summary>
    public string Number(FeatureSchema feature)
    {
        string column = Raw(feature.Column);
        return feature.Part != CalendarPart.None ? _syntax.Finite($"({_syntax.Part(feature.Part, feature.ClrType, column)})")
            : IsTime(feature.ClrType) ? _syntax.Finite($"({_syntax.Time(feature.ClrType, column)})")
            : _syntax.Number(column);
    }

    /// <summary>A category's position on an axis; NULL if it has none.</summary>
    public string Position(int feature, Axis axis)
    {
        FeatureSchema schema = model.Schema.Features[feature];
        string column = Raw(schema.Column);
        string missing = Position(axis.MissingPosition);
        if (schema.Part != CalendarPart.None)
        {
            string part = _syntax.Part(schema.Part, schema.ClrType, column);
            return axis.HasMissing ? $"COALESCE({part}, {missing})" : part;
        }

        if (schema is { Kind: FeatureKind.Category, ClrType: "bool" })
        {
            (string isTrue, string isFalse) = _syntax.Conditions(column);
            return $"CASE WHEN {isTrue} THEN 1 WHEN {isFalse} THEN 0{(axis.HasMissing ? $" WHEN {column} IS NULL THEN {missing}" : string.Empty)} END";
        }

        return schema.Kind == FeatureKind.Category && export.EnumNumbers.TryGetValue(schema.Name, out IReadOnlyList<long>? numbers)
            ? OfNumbers(schema, axis, column, numbers)
            : OfTexts(feature, axis);
    }

    private string OfNumbers(FeatureSchema schema, Axis axis, string column, IReadOnlyList<long> numbers)
    {
        if (numbers.Count != schema.Levels.Length || numbers.Distinct().Count() != numbers.Count)
        {
            throw new NbmExportException(
                _syntax.Name, $"the feature {schema.Name}", $"{nameof(SqlExport.EnumNumbers)} has {numbers.Count} numbers for its {schema.Levels.Length} levels; expected: one for each, all different");
        }

        IEnumerable<string> cases = numbers.Select((number, level) => FormattableString.Invariant($" WHEN {number} THEN {level}"));
        return $"CASE WHEN {column} IS NULL THEN {Position(axis.MissingPosition)} ELSE CASE {column}{string.Concat(cases)} ELSE {Position(axis.UnseenPosition)} END END";
    }

    private string OfTexts(int feature, Axis axis)
    {
        const int AtOnce = 4;
        if (!_texts.TryGetValue(feature, out SqlColumn? text))
        {
            text = layers.Add(SqlLayer.Texts, "t" + SqlNumber.Of(feature), _syntax.Comparable(Raw(model.Schema.Features[feature].Column, SqlLayer.Texts)));
            _texts.Add(feature, text);
        }

        string searched = text.Use(SqlLayer.Values);
        FeatureSchema schema = model.Schema.Features[feature];
        IReadOnlyList<string> levels = schema.Kind == FeatureKind.OpenCategory ? model.Vocabularies.Levels(feature) : schema.Levels;
        (string Text, int Level)[][] leaves =
        [
            .. levels.Select((level, i) => (Text: level, Level: i)).Where(pair => _syntax.MayHold(pair.Text))
                .OrderBy(pair => Encoding.UTF8.GetBytes(pair.Text + _syntax.TextEnd), ByteOrder.Instance).Chunk(AtOnce),
        ];
        string unseen = Position(axis.UnseenPosition);
        string tree = leaves.Length == 0 ? unseen : SqlTree.Write(_syntax, searched, [.. leaves.Skip(1).Select(leaf => Literal(leaf[0].Text))], leaf =>
            $"CASE {searched}{string.Concat(leaves[leaf].Select(pair => $" WHEN {Literal(pair.Text)} THEN {SqlNumber.Of(pair.Level)}"))} ELSE {unseen} END");
        return $"CASE WHEN {searched} IS NULL THEN {Position(axis.MissingPosition)} ELSE {tree} END";
    }

    private string Literal(string text) => _syntax.Text(text + _syntax.TextEnd);

    private static string Position(int position) => position < 0 ? "NULL" : SqlNumber.Of(position);

    private static bool IsTime(string clrType) => clrType is "DateOnly" or "DateTime" or "DateTimeOffset" or "TimeOnly" or "TimeSpan";

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
