using Nbm.Models;

namespace Nbm.Export.Sql;

/// <summary>Puts the statements together.</summary>
internal static class SqlView
{
    private const string Alias = "t";

    public static string Create(AdditiveModel model, SqlExport export)
    {
        SqlSyntax syntax = export.Syntax;
        string table = export.Table ?? model.Schema.Name;
        string view = export.View ?? model.Schema.Name + "Scores";
        SqlOptionRules.Check(model, export, table, view);
        var layers = new SqlLayers(syntax);
        SqlOutput output = Columns(model, export, layers);
        if (output.Count > syntax.MostColumns)
        {
            throw new NbmExportException(
                syntax.Name, $"a view of {output.Count} columns",
                $"It may have {syntax.MostColumns}; {nameof(SqlExport.Contributions)} = false leaves out those of the terms");
        }

        string from = layers.From($"{SqlNames.Qualified(syntax, table)} AS {Alias}");
        string edits = string.Concat(EditText.Lines(model).Select(line => $"-- {line}\n"));
        return edits + syntax.CreateView(SqlNames.Qualified(syntax, view), $"SELECT\n  {output}\n{from}");
    }

    public static string Expression(AdditiveModel model, SqlExport export, int output)
    {
        SqlOptionRules.CheckColumns(model, export);
        var layers = new SqlLayers(export.Syntax);
        var columns = new SqlColumns(model, export, layers, alias: null);
        var places = new SqlPlaces(model.Schema, model.Axes, export, layers, columns);
        var terms = new SqlTerms(model.Terms, export, layers, places);
        var scores = new SqlScores(model, export, layers, columns);
        SqlColumn score = scores.Score(output, [.. model.Terms.Select((_, t) => terms.Contribution(t, output))], scores.Offset());
        string select = score.Use(SqlLayer.Output);
        return $"(SELECT {select} {layers.From(null)})";
    }

    private static SqlOutput Columns(AdditiveModel model, SqlExport export, SqlLayers layers)
    {
        var output = new SqlOutput(export.Syntax);
        var columns = new SqlColumns(model, export, layers, Alias);
        foreach (string key in export.Keys)
        {
            output.Add(key, columns.OfTable(key, SqlLayer.Output));
        }

        var terms = new SqlTerms(model.Terms, export, layers, new SqlPlaces(model.Schema, model.Axes, export, layers, columns));
        var scores = new SqlScores(model, export, layers, columns);
        SqlColumn? offset = scores.Offset();
        var sums = new SqlColumn[model.Outputs];
        for (int c = 0; c < model.Outputs; c++)
        {
            string ofClass = model.Outputs == 1 && model.Schema.Target.Task != ModelTask.Multiclass ? string.Empty : "_" + model.Classes[c];
            SqlColumn[] contributions = [.. model.Terms.Select((_, t) => terms.Contribution(t, c))];
            sums[c] = scores.Score(c, contributions, offset);
            if (export.Contributions)
            {
                output.Add("intercept" + ofClass, export.Syntax.Double(SqlNumber.Of(model.Intercepts[c])));
                for (int t = 0; t < contributions.Length; t++)
                {
                    output.Add($"{model.Terms[t].Name}_contribution{ofClass}", contributions[t].Use(SqlLayer.Output));
                }

                if (offset is not null)
                {
                    output.Add("offset", offset.Use(SqlLayer.Output));
                }
            }

            output.Add("score" + ofClass, sums[c].Use(SqlLayer.Output));
        }

        Predictions(model, scores, sums, output);
        return output;
    }

    private static void Predictions(TrainedModel model, SqlScores scores, SqlColumn[] sums, SqlOutput output)
    {
        if (model.Schema.Target.Task != ModelTask.Multiclass)
        {
            output.Add("prediction", scores.Prediction(sums[0]));
            return;
        }

        (string[] probabilities, string label) = scores.Classes(sums);
        for (int c = 0; c < probabilities.Length; c++)
        {
            output.Add("probability_" + model.Classes[c], probabilities[c]);
        }

        output.Add("prediction", label);
    }
}
