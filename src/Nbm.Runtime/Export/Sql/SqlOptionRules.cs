namespace Nbm.Export.Sql;

/// <summary>What must hold of the names that an export is given, so that none is ignored or means something else.</summary>
internal static class SqlOptionRules
{
    /// <summary>Checks the names of a view.</summary>
    /// <exception cref="NbmExportException">A name is empty, the view is its own table, or a column is renamed that the model doesn't
    /// read.</exception>
    public static void Check(TrainedModel model, SqlExport export, string table, string view)
    {
        foreach ((string name, string option) in export.Keys.Select(key => (key, nameof(SqlExport.Keys)))
            .Prepend((view, nameof(SqlExport.View))).Prepend((table, nameof(SqlExport.Table))))
        {
            if (string.IsNullOrEmpty(name))
            {
                throw new NbmExportException(export.Syntax.Name, $"an empty name in {nameof(SqlExport)}.{option}",
                    "Name what is in the database");
            }
        }

        if (string.Equals(table, view, StringComparison.OrdinalIgnoreCase)) // Most databases tell them apart by no case.
        {
            throw new NbmExportException(export.Syntax.Name, $"a view that is called as its table, {Cited.Text(view)}",
                $"Choose another {nameof(SqlExport.View)}");
        }

        CheckColumns(model, export);
    }

    /// <summary>Checks the names of columns.</summary>
    /// <exception cref="NbmExportException">A column is renamed that the model doesn't read.</exception>
    public static void CheckColumns(TrainedModel model, SqlExport export)
    {
        string[] read = [.. model.Schema.Features.Select(feature => feature.Column)
            .Concat(new[] { model.Schema.OffsetColumn, model.Schema.ExposureColumn }.OfType<string>()).Distinct()];
        if (export.Columns.Keys.FirstOrDefault(name => !read.Contains(name)) is { } unknown)
        {
            throw new NbmExportException(
                export.Syntax.Name, $"the column {Cited.Text(unknown)} of {nameof(SqlExport)}.{nameof(SqlExport.Columns)}",
                $"The model reads {Cited.List(read)}; upper and lower case count");
        }
    }
}
