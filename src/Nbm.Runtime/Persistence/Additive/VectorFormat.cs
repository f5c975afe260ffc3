using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>What was learned of vectors, in a file.</summary>
internal static class VectorFormat
{
    public static void Write(PayloadWriter to, ImmutableArray<VectorTerm> vectors)
    {
        foreach (VectorTerm vector in vectors)
        {
            to.Texts(vector.Names.AsSpan());
            to.Int32s(vector.Starts.AsSpan());
            to.Doubles(vector.Knots.AsSpan());
            to.Boolean(vector.Selected);
            to.Boolean(vector.DegreesOfFreedom is not null);
            to.Double(vector.DegreesOfFreedom ?? 0);
            to.Boolean(vector.HasStandardErrors);
            for (int c = 0; c < vector.Outputs; c++)
            {
                to.Double(vector.Importances[c]);
                to.Floats(vector.Tables[c].AsSpan());
                to.Floats(vector.NameImportances[c].AsSpan());
                if (vector.HasStandardErrors)
                {
                    to.Double(vector.ErrorFactors[c]);
                    to.Floats(vector.StandardErrors[c].AsSpan());
                }
            }
        }
    }

    public static ImmutableArray<VectorTerm> Read(FileCursor from, ModelSchema schema, int outputs) =>
        [.. schema.Vectors.Select(vector => ReadTerm(from, vector.Name, outputs))];

    private static VectorTerm ReadTerm(FileCursor from, string name, int outputs)
    {
        from.WhereIs("the vector", name);
        FrozenVector own = AdditiveReader.ReadVector(from, new FrozenVector(), outputs);
        return new VectorTerm(
            name, own.Names.AsImmutable(), own.Starts.AsImmutable(), own.Knots.AsImmutable(), own.Tables.AsImmutable(),
            own.Importances.AsImmutable(),
            own.NameImportances.AsImmutable(), own.StandardErrors.AsImmutable(), own.ErrorFactors.AsImmutable(), own.DegreesOfFreedom,
            own.Selected);
    }
}
