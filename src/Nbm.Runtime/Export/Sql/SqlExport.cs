using System.Collections.Immutable;
using System.Text;
using Nbm.Export.Sql;

namespace Nbm;

/// <summary>
/// A model as SQL: a view that scores the rows of a table, with one column for what each term contributes, or one expression. Both compute
/// in double
/// precision what the model computes (docs/model-file.md, Scores); a row that the model would refuse has a score of NULL. Details:
/// docs/export.md.
/// </summary>
public sealed class SqlExport : ModelExport
{
    /// <summary>An export for a database.</summary>
    public SqlExport(SqlDialect dialect)
    {
        Dialect = dialect;
        Syntax = SqlSyntax.Of(dialect);
    }

    /// <summary>The database.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>The table with the rows, a schema before it if need be: <c>bank.applicants</c>. By default the model's name.</summary>
    public string? Table { get; init; }

    /// <summary>The view that is created, a schema before it if need be. By default the model's name and <c>Scores</c>.</summary>
    public string? View { get; init; }

    /// <summary>Columns of the table that the view has as well, before the model's: what tells rows apart.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Whether the view has a column for what each term contributes, besides score and prediction.</summary>
    public bool Contributions { get; init; } = true;

    /// <summary>Names of columns in the table, by those that the record says (<see cref="FeatureSchema.Column"/>), where they
    /// differ.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the table holds for members of enums, and what the prediction of a multiclass model is written as. Columns of classes
    /// are named after members.</summary>
    public ExportedLevels Levels { get; init; }

    /// <summary>
    /// By the name of a feature of an enum's type: the number that the table holds for each level, in the order of
    /// <see cref="FeatureSchema.Levels"/>, where they
    /// aren't the members' own. An enum that isn't here is held as <see cref="Levels"/> says.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<long>> EnumNumbers { get; init; } =
        ImmutableDictionary<string, IReadOnlyList<long>>.Empty;

    internal SqlSyntax Syntax { get; }

    /// <summary>Writes what <see cref="CreateView"/> gives, in UTF-8.</summary>
    /// <inheritdoc/>
    public override void Write(AdditiveModel model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.UTF8.GetBytes(CreateView(model)));
    }

    /// <summary>The statements that create the view, or replace it.</summary>
    /// <exception cref="NbmExportException">The database can't express a part of the model.</exception>
    public string CreateView(AdditiveModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        RefuseVectors(model, Syntax.Name);
        return SqlView.Create(model, this);
    }

    /// <summary>
    /// An expression for the score, in terms of the columns that features have: <c>SELECT …, &lt;expression&gt; FROM applicants</c>.
    /// Without contributions and
    /// without the link; NULL for a row that the model would refuse.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="output">Of a multiclass model the index of the class.</param>
    /// <exception cref="NbmExportException">The database can't express a part of the model.</exception>
    public string Expression(AdditiveModel model, int output = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(output);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(output, model.Outputs);
        RefuseVectors(model, Syntax.Name);
        return SqlView.Expression(model, this, output);
    }
}
