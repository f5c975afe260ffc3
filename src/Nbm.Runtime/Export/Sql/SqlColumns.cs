namespace Nbm.Export.Sql;

/// <summary>How a feature's column becomes what a model takes: a number or NULL, or the position of a level.</summary>
internal sealed class SqlColumns
{
    private readonly TrainedModel _model;
    private readonly SqlExport _export;
    private readonly SqlLayers _layers;
    private readonly string? _alias;
    private readonly SqlSyntax _syntax;
    private readonly SqlLevels _levels;

    public SqlColumns(TrainedModel model, SqlExport export, SqlLayers layers, string? alias)
    {
        (_model, _export, _layers, _alias) = (model, export, layers, alias);
        _syntax = export.Syntax;
        _levels = new SqlLevels(export, layers, this);
    }

    /// <summary>A column of the table by the name that the record says, as an expression of a layer refers to it.</summary>
    public string Raw(string column, SqlLayer by = SqlLayer.Values) =>
        OfTable(_export.Columns.TryGetValue(column, out string? own) ? own : column, by);

    /// <summary>A column of the table by the name that it has there.</summary>
    public string OfTable(string name, SqlLayer by)
    {
        string quoted = _syntax.Identifier(name);
        return _layers.OfTable(_alias is null ? quoted : $"{_alias}.{quoted}").Use(by);
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
        FeatureSchema schema = _model.Schema.Features[feature];
        string column = Raw(schema.Column);
        string missing = Position(axis.MissingPosition);
        if (schema.Part != CalendarPart.None)
        {
            string part = _syntax.Part(schema.Part, schema.ClrType, column);
            return axis.HasMissing ? $"COALESCE({part}, {missing})" : part;
        }

        string name = SqlNumber.Of(feature);
        if (schema.Kind == FeatureKind.OpenCategory)
        {
            return _levels.OfTexts(schema, name, axis, _model.Vocabularies.Levels(feature));
        }

        if (!schema.IsEnum)
        {
            return _levels.OfTruth(schema, name, axis);
        }

        return _export.EnumNumbers.TryGetValue(schema.Name, out IReadOnlyList<long>? numbers) ? OfNumbers(schema, axis, column, numbers)
            : _export.Levels == ExportedLevels.Numbers ? OfNumbers(schema, axis, column, LevelForm.Numbers(_syntax.Name, schema))
            : _levels.OfEnum(schema, name, axis);
    }

    private string OfNumbers(FeatureSchema schema, Axis axis, string column, IReadOnlyList<long> numbers)
    {
        if (numbers.Count != schema.Levels.Length || numbers.Distinct().Count() != numbers.Count)
        {
            throw new NbmExportException(
                _syntax.Name, $"the feature {schema.Name}",
                $"{nameof(SqlExport.EnumNumbers)} has {numbers.Count} numbers for its {schema.Levels.Length} levels; expected: one for "
                    + "each, all different");
        }

        IEnumerable<string> cases = numbers.Select((number, level) => FormattableString.Invariant($" WHEN {number} THEN {level}"));
        return $"CASE WHEN {column} IS NULL THEN {Position(axis.MissingPosition)} ELSE CASE {column}{string.Concat(cases)} ELSE "
            + $"{Position(axis.UnseenPosition)} END END";
    }

    /// <summary>A position as it is written: none is NULL.</summary>
    public static string Position(int position) => position < 0 ? "NULL" : SqlNumber.Of(position);

    private static bool IsTime(string clrType) => clrType is "DateOnly" or "DateTime" or "DateTimeOffset" or "TimeOnly" or "TimeSpan";
}
