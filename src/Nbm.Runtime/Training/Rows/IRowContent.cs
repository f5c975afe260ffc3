using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>What labelled rows hold besides their labels: kept as records, or as numbers and the texts that they stand for.</summary>
internal interface IRowContent
{
    /// <summary>How many rows each text of an open category has.</summary>
    Dictionary<string, int> Texts(int feature);

    /// <summary>How many rows have each name of a vector, with a value that isn't 0.</summary>
    /// <exception cref="NbmDataException">A row's vector can't be learned from.</exception>
    Dictionary<string, int> Names(int vector);

    /// <summary>For each feature its values; missing ones are NaN. Asked for once.</summary>
    /// <param name="vocabularies">The levels of open categories.</param>
    /// <exception cref="NbmDataException">A value is missing that can't be; the message names the row and the feature.</exception>
    double[][] Columns(Vocabularies vocabularies);

    /// <summary>What the rows have of each vector. Asked for once.</summary>
    /// <param name="names">For each vector the names that are learned.</param>
    SparseRows[] Vectors(ImmutableArray<ImmutableArray<string>> names);
}
