using System.Text;
using Nbm.Freezing;

namespace Nbm.Export.Sql;

/// <summary>
/// Which level a column's text is, by the rule of <see cref="LevelTable"/>: exact texts first, then keys. What a key is made of is computed
/// once for each row: the text in
/// lower case without blanks (b), its dashes, dots and underscores as dashes (u), and without these where none of them is at an end or
/// beside another (k).
/// </summary>
internal sealed class SqlLevels(SqlExport export, SqlLayers layers, SqlColumns columns)
{
    private const int AtOnce = 4;
    private readonly SqlSyntax _syntax = export.Syntax;
    private readonly Dictionary<string, SqlColumn> _known = new(StringComparer.Ordinal);

    /// <summary>The position of an open category's text.</summary>
    public string OfTexts(FeatureSchema feature, string name, Axis axis, IReadOnlyList<string> levels)
    {
        string text = Text(feature, name).Use(SqlLayer.Values);
        string[] missing = feature.IsNullable ? [.. LevelForm.MissingLevels.Except(levels)] : [];
        string isMissing = missing.Length == 0 ? $"{text} IS NULL"
            : $"{text} IS NULL OR {text} IN ({string.Join(", ", missing.Select(Exactly))})";
        string tree = Tree(text, [.. levels.Select((level, i) => new Case(level, i))], _syntax.TextEnd,
            SqlColumns.Position(axis.UnseenPosition));
        return $"CASE WHEN {isMissing} THEN {SqlColumns.Position(axis.MissingPosition)} ELSE {tree} END";
    }

    /// <summary>The position of an enum's text.</summary>
    public string OfEnum(FeatureSchema feature, string name, Axis axis)
    {
        LevelTable table = LevelForm.Table(feature, export.Levels);
        string text = Text(feature, name).Use(SqlLayer.Values), missing = SqlColumns.Position(axis.MissingPosition);
        var parts = new List<string> { Tree(text, Cases(table.Exact), _syntax.TextEnd, "NULL") };
        Case[] keys = [.. Cases(table.Alike).Where(key => _syntax.MayHold(key.Text))];
        SqlColumn plain = Plain(feature, name, string.Concat(keys.Select(key => key.Text)));
        Case[] verbatim = [.. keys.Where(key => key.Text.Any(LevelKey.IsSeparator))];
        if (verbatim.Length > 0)
        {
            parts.Add(Tree(plain.Use(SqlLayer.Values), verbatim, string.Empty, "NULL"));
        }

        string[] none = feature.IsNullable ? LevelForm.MissingKeys(table) : [];
        string unseen = SqlColumns.Position(axis.UnseenPosition);
        string other = none.Length == 0 ? unseen
            : $"CASE WHEN {In(Trimmed(columns.Raw(feature.Column)), none)} THEN {missing} ELSE {unseen} END";
        SqlColumn dashed = Once("u" + name, () => layers.Add(SqlLayer.Dashes, "u" + name, Dashed(plain.Use(SqlLayer.Dashes))));
        SqlColumn key = Once("k" + name, () => layers.Add(SqlLayer.Keys, "k" + name, Key(dashed.Use(SqlLayer.Keys))));
        Case[] loose = [.. keys.Except(verbatim).Select(own => own with { Condition = Condition(own.Text, dashed) })];
        parts.Add(Tree(key.Use(SqlLayer.Values), loose, string.Empty, other));
        return $"CASE WHEN {text} IS NULL THEN {missing} ELSE COALESCE({string.Join(", ", parts)}) END";
    }

    /// <summary>The position of a truth: a boolean, a number, or the text that the reader of CSV files takes for one.</summary>
    public string OfTruth(FeatureSchema feature, string name, Axis axis)
    {
        string plain = Once("b" + name, () => layers.Add(SqlLayer.Texts, "b" + name, Trimmed(columns.Raw(feature.Column, SqlLayer.Texts))))
            .Use(SqlLayer.Values);
        string isMissing = axis.HasMissing
            ? $" WHEN {plain} IS NULL OR {In(plain, LevelForm.MissingTexts)} THEN {SqlColumns.Position(axis.MissingPosition)}"
            : string.Empty;
        return $"CASE WHEN {In(plain, ["1", "1.0", "true", "yes", "t", "y"])} THEN 1 WHEN "
            + $"{In(plain, ["0", "0.0", "false", "no", "f", "n"])} THEN 0{isMissing} END";
    }

    private static Case[] Cases(IEnumerable<KeyValuePair<string, int>> levels) =>
        [.. levels.Where(pair => pair.Value >= 0).Select(pair => new Case(pair.Key, pair.Value))];

    private string In(string text, IEnumerable<string> texts) => $"{text} IN ({string.Join(", ", texts.Select(_syntax.Text))})";

    // The column as it stands, to be compared byte by byte.
    private SqlColumn Text(FeatureSchema feature, string name) => Once(
        "t" + name, () => layers.Add(SqlLayer.Texts, "t" + name, _syntax.Comparable(columns.Raw(feature.Column, SqlLayer.Texts))));

    // Without blanks, in lower case: databases agree on that of ASCII alone, so other letters of the keys are replaced one by one.
    private SqlColumn Plain(FeatureSchema feature, string name, string letters) => Once("b" + name, () =>
    {
        string plain = $"LOWER({_syntax.Bare(columns.Raw(feature.Column, SqlLayer.Texts))})";
        foreach (char blank in LevelKey.Blanks)
        {
            plain = Replace(plain, blank.ToString(), string.Empty);
        }

        foreach (char letter in letters.Where(c => c > '\u007F' && !char.IsSurrogate(c)).Distinct().Order())
        {
            plain = Capitals(letter).Aggregate(plain, (text, capital) => Replace(text, capital.ToString(), letter.ToString()));
        }

        return layers.Add(SqlLayer.Texts, "b" + name, plain);
    });

    // Without blanks at its ends, in lower case.
    private string Trimmed(string column) => _syntax.Trim(Replace($"LOWER({_syntax.Bare(column)})", "\t", " "));

    private static IEnumerable<char> Capitals(char letter) =>
        Enumerable.Range(0x80, char.MaxValue - 0x80).Select(code => (char)code)
            .Where(c => c != letter && !char.IsSurrogate(c) && LevelKey.Lower(c) == letter);

    private string Dashed(string plain) => Replace(Replace(plain, ".", "-"), "_", "-");

    private string Key(string dashed) =>
        $"CASE WHEN NOT ({dashed} LIKE '-%' OR {dashed} LIKE '%-' OR {dashed} LIKE '%--%') THEN {Replace(dashed, "-", string.Empty)} END";

    private string Replace(string text, string old, string @new) => $"REPLACE({text}, {_syntax.Text(old)}, {_syntax.Text(@new)})";

    // That no dash stands between characters of the key where none is forgiven.
    private string? Condition(string key, SqlColumn dashed)
    {
        string[] pairs = [.. key.Zip(key.Skip(1)).Where(pair => !LevelKey.AreForgiven(pair.First, pair.Second))
            .Select(pair => $"{pair.First}-{pair.Second}").Distinct(StringComparer.Ordinal)];
        return pairs.Length == 0 ? null
            : string.Concat(
                pairs.Select(pair => $" AND {Replace(dashed.Use(SqlLayer.Values), pair, string.Empty)} = {dashed.Use(SqlLayer.Values)}"));
    }

    private string Tree(string searched, IReadOnlyList<Case> cases, string end, string otherwise)
    {
        Case[][] leaves = [.. cases.Where(own => _syntax.MayHold(own.Text))
            .OrderBy(own => Encoding.UTF8.GetBytes(own.Text + end), ByteOrder.Instance).Chunk(AtOnce)];
        return leaves.Length == 0 ? otherwise
            : SqlTree.Write(_syntax, searched, [.. leaves.Skip(1).Select(leaf => _syntax.Text(leaf[0].Text + end))],
                leaf => Leaf(searched, leaves[leaf], end, otherwise));
    }

    private string Leaf(string searched, Case[] cases, string end, string otherwise) => cases.All(own => own.Condition is null)
        ? $"CASE {searched}{string.Concat(cases.Select(own => $" WHEN {_syntax.Text(own.Text + end)} THEN {SqlNumber.Of(own.Level)}"))} "
            + $"ELSE {otherwise} END"
        : $"CASE{string.Concat(cases.Select(own => $" WHEN {searched} = {_syntax.Text(own.Text + end)}{own.Condition} THEN {SqlNumber.Of(own.Level)}"))} ELSE {otherwise} END";

    private string Exactly(string text) => _syntax.Text(text + _syntax.TextEnd);

    private SqlColumn Once(string name, Func<SqlColumn> add)
    {
        if (!_known.TryGetValue(name, out SqlColumn? column))
        {
            column = add();
            _known.Add(name, column);
        }

        return column;
    }

    private sealed record Case(string Text, int Level, string? Condition = null);

    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static ByteOrder Instance { get; } = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
