namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>What the values of a column are, the narrowest first.</summary>
internal enum ColumnKind
{
    /// <summary>No value at all.</summary>
    Empty,

    /// <summary>0 and 1, yes and no, …</summary>
    Bool,

    /// <summary>Whole numbers.</summary>
    Int,

    /// <summary>Large whole numbers.</summary>
    Long,

    /// <summary>Numbers.</summary>
    Double,

    /// <summary>Dates.</summary>
    Date,

    /// <summary>Dates and times.</summary>
    DateTime,

    /// <summary>Times of day.</summary>
    Time,

    /// <summary>Texts.</summary>
    Text,
}
