namespace Nbm.Export.Sql;

/// <summary>What contributions add up to, and what that predicts.</summary>
internal sealed class SqlScores(TrainedModel model, SqlExport export, SqlLayers layers, SqlColumns columns)
{
    private readonly SqlSyntax _syntax = export.Syntax;

    /// <summary>The column of what rows bring along: the offset and the logarithm of the exposure; null if they don't.</summary>
    public SqlColumn? Offset()
    {
        var parts = new List<string>();
        if (model.Schema.OffsetColumn is { } offset)
        {
            parts.Add(Part("o0", _syntax.Number(columns.Raw(offset)), value => value));
        }

        if (model.Schema.ExposureColumn is { } exposure)
        {
            parts.Add(Part("o1", _syntax.Number(columns.Raw(exposure)), value => $"CASE WHEN {value} > 0e0 THEN {_syntax.Log(value)} END"));
        }

        return parts.Count == 0 ? null : layers.Add(SqlLayer.Contributions, "o", string.Join(" + ", parts));
    }

    /// <summary>The column of an output's score.</summary>
    public SqlColumn Score(int output, IReadOnlyList<SqlColumn> contributions, SqlColumn? offset)
    {
        string[] parts =
        [
            SqlNumber.Of(model.Intercepts[output]),
            .. contributions.Select(column => column.Use(SqlLayer.Scores)),
            .. offset is null ? Array.Empty<string>() : [offset.Use(SqlLayer.Scores)],
        ];
        return layers.Add(SqlLayer.Scores, $"s{SqlNumber.Of(output)}", _syntax.Double(SqlNumber.Sum(parts)));
    }

    /// <summary>What a model of one output predicts: the score, a probability, a mean or a ratio of hazards.</summary>
    public string Prediction(SqlColumn score)
    {
        string s = score.Use(SqlLayer.Output);
        ModelTask task = model.Schema.Target.Task;
        if (task == ModelTask.Binary)
        {
            string tail = Exp($"-ABS({s})"); // Less isn't told from nothing, and an error in PostgreSQL.
            return $"CASE WHEN {s} >= 0e0 THEN 1e0 / (1e0 + {tail}) ELSE {tail} / (1e0 + {tail}) END";
        }

        const string Most = "300e0"; // As PortableMath.Mean.
        return TaskRules.Facts(task)?.HasLogLink == true
            ? $"EXP(CASE WHEN {s} > {Most} THEN {Most} WHEN {s} < -{Most} THEN -{Most} ELSE {s} END)"
            : s;
    }

    /// <summary>Of a multiclass model the probability of each class, and the likeliest.</summary>
    public (string[] Probabilities, string Label) Classes(IReadOnlyList<SqlColumn> scores)
    {
        SqlColumn highest = layers.Add(SqlLayer.Highest, "h", _syntax.Largest([.. scores.Select(score => score.Use(SqlLayer.Highest))]));
        SqlColumn[] exponentials =
        [
            .. scores.Select((score, c) => layers.Add(SqlLayer.Exponentials, $"e{SqlNumber.Of(c)}",
                Exp($"{score.Use(SqlLayer.Exponentials)} - {highest.Use(SqlLayer.Exponentials)}"))),
        ];
        string sum = SqlNumber.Sum([.. exponentials.Select(e => e.Use(SqlLayer.Output))]);
        IEnumerable<string> labels = scores.Select((score, c) =>
            $" WHEN {score.Use(SqlLayer.Output)} >= {highest.Use(SqlLayer.Output)} THEN {Class(c)}");
        return ([.. exponentials.Select(e => $"{e.Use(SqlLayer.Output)} / ({sum})")], $"CASE{string.Concat(labels)} END");
    }

    private string Class(int index)
    {
        string text = LevelForm.Class(_syntax.Name, model, index, export.Levels);
        return export.Levels == ExportedLevels.Numbers && model.Schema.Target.IsEnum ? text : _syntax.Text(text);
    }

    private string Part(string name, string expression, Func<string, string> use) =>
        $"{use(layers.Add(SqlLayer.Values, name, expression).Use(SqlLayer.Contributions))}";

    private static string Exp(string exponent)
    {
        const string Least = "-700e0"; // A text: a number here would have the culture's own sign.
        return $"EXP(CASE WHEN {exponent} < {Least} THEN {Least} ELSE {exponent} END)";
    }
}
