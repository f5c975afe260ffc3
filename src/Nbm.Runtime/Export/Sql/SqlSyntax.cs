using System.Text;

namespace Nbm.Export.Sql;

/// <summary>How the line of a curve is found that holds where a number lies.</summary>
internal enum SqlSearch
{
    /// <summary>By a tree of CASE, with arithmetic in its leaves.</summary>
    Tree,

    /// <summary>By such a tree with texts in its leaves: where preparing a statement takes the square of how many numbers its arithmetic
    /// has.</summary>
    TreeOfTexts,

    /// <summary>In arrays: where a planner takes a tree for costly, as if all its leaves were computed.</summary>
    Arrays,
}

/// <summary>What differs between databases.</summary>
internal abstract class SqlSyntax
{
    /// <summary>Days from 0001-01-01 to 1970-01-01.</summary>
    protected const string DaysTo1970 = "719162e0";

    /// <summary>What errors call it.</summary>
    public abstract string Name { get; }

    /// <summary>How many branches a CASE has when knots are searched: two, where CASE may be nested as deeply as it takes.</summary>
    public virtual int Branches => 2;

    /// <summary>Whether a product that is too small for a double is an error.</summary>
    public virtual bool FailsAtUnderflow => false;

    /// <summary>How curves and places are searched.</summary>
    public virtual SqlSearch Search => SqlSearch.Tree;

    /// <summary>How many bytes of UTF-8 a name may have.</summary>
    public virtual int NameLength => int.MaxValue;

    /// <summary>How many columns a view may have.</summary>
    public abstract int MostColumns { get; }

    /// <summary>How many columns a subquery may have.</summary>
    public virtual int MostComputed => MostColumns;

    /// <summary>What a text is followed by before it is compared, so that blanks at its end count.</summary>
    public virtual string TextEnd => string.Empty;

    public static SqlSyntax Of(SqlDialect dialect) => dialect switch
    {
        SqlDialect.PostgreSql => new PostgreSqlSyntax(),
        SqlDialect.Sqlite => new SqliteSyntax(),
        SqlDialect.DuckDb => new DuckDbSyntax(),
        SqlDialect.TSql => new TSqlSyntax(),
        SqlDialect.Ansi => new AnsiSyntax(),
        SqlDialect.Spark => new SparkSyntax(),
        _ => throw new ArgumentOutOfRangeException(nameof(dialect), dialect, "No such dialect."),
    };

    /// <summary>A column more that keeps a subquery from being merged into the query around it.</summary>
    public virtual string FenceColumn => string.Empty;

    /// <summary>What ends a subquery of so many columns, so that the planner doesn't write its expressions wherever they are
    /// used.</summary>
    public virtual string Fence(int columns) => string.Empty;

    /// <summary>A name, quoted.</summary>
    public virtual string Identifier(string name) => $"\"{Legal(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text, quoted.</summary>
    public virtual string Text(string text) => $"'{Legal(text).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Statements that create a view or replace it.</summary>
    public abstract string CreateView(string name, string select);

    public virtual string DoubleType => "DOUBLE PRECISION";

    public string Double(string expression) => $"CAST({expression} AS {DoubleType})";

    public virtual string WholeOfFloor(string expression) => $"CAST(FLOOR({expression}) AS INTEGER)";

    public virtual string Log(string expression) => $"LN({expression})";

    public virtual string Largest(IReadOnlyList<string> values) => values.Count == 1 ? values[0] : $"GREATEST({string.Join(", ", values)})";

    /// <summary>A column's number in double precision; NULL if it isn't finite.</summary>
    public virtual string Number(string column) => Finite(Double(column));

    /// <summary>A number of double precision; NULL if it isn't finite.</summary>
    public virtual string Finite(string number) => $"CASE WHEN ABS({number}) <= {SqlNumber.Of(double.MaxValue)} THEN {number} END";

    /// <summary>A column's text, to be compared byte by byte.</summary>
    public abstract string Comparable(string column);

    /// <summary>The same without <see cref="TextEnd"/>, of any type of column: a boolean is the text true or false, or 1 or 0.</summary>
    public virtual string Bare(string column) => Comparable(column);

    /// <summary>A date or a time as the number that a model takes: days since 0001-01-01, hours of a TimeOnly, seconds of a
    /// TimeSpan.</summary>
    public abstract string Time(string clrType, string column);

    /// <summary>A part of a date or a time, as <see cref="CalendarPart"/> says; months and weekdays from 0 on.</summary>
    public abstract string Part(CalendarPart part, string clrType, string column);

    /// <summary>So many values of a table, from an index on, which is 1 for the first.</summary>
    public virtual SqlTable Table(ReadOnlySpan<float> values) => new FixedPointTable(this, values);

    /// <summary>An array of numbers in double precision, for <see cref="SqlSearch.Arrays"/>.</summary>
    public virtual string Array(IEnumerable<double> numbers) => throw new NotSupportedException($"{Name} has no arrays.");

    /// <summary>How many numbers of an increasing array aren't above a number, and 1.</summary>
    public virtual string Interval(string number, string array) => throw new NotSupportedException($"{Name} has no search in arrays.");

    /// <summary>A text without spaces at its ends.</summary>
    public virtual string Trim(string text) => $"TRIM({text})";

    public virtual string Substring(string text, string start, string length) => $"SUBSTRING({text} FROM {start} FOR {length})";

    /// <summary>The characters of a table.</summary>
    public virtual string Digits(string digits) => $"'{digits}'";

    /// <summary>Whether a text can be in a column at all; those that can't needn't be compared with.</summary>
    public virtual bool MayHold(string text) => IsUnicode(text);

    protected static bool IsUnicode(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int length) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }

    protected string Legal(string text) => !text.Contains('\0') && IsUnicode(text)
        ? text
        : throw new NbmExportException(Name, $"the text '{text.Replace('\0', '?')}'",
            "It holds a NUL or isn't valid Unicode, which a statement can't say");
}
