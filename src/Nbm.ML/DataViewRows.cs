using System.Data.Common;
using Microsoft.ML;

namespace Nbm.ML;

/// <summary>Rows of ML.NET, for the generated <c>XRows.From</c>.</summary>
public static class DataViewRows
{
    /// <summary>Reads a view, such as a loader's, a pipeline's or a <c>DataFrame</c>, row by row in its order. Columns that are hidden
    /// by later ones of their name aren't seen.</summary>
    /// <param name="view">The view.</param>
    public static DbDataReader Of(IDataView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new DataViewRowReader(view);
    }
}
