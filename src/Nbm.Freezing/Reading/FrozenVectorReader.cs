using System.Linq;

namespace Nbm.Freezing;

/// <summary>Reads the vectors of a model file: what the schema says of them, and what was learned.</summary>
internal static class FrozenVectorReader
{
    /// <summary>The vectors of the schema, at least one.</summary>
    public static FrozenVector[] ReadSchema(FileCursor from)
    {
        FrozenVector[] vectors = from.Items(20, "vectors", () => ReadVector(from));
        return vectors.Length == 0 ? throw from.Wrong("the target says that there are vectors, and there are none") : vectors;
    }

    /// <summary>What was learned of each name.</summary>
    public static void ReadTerms(FileCursor from, FrozenModel model)
    {
        foreach (FrozenVector vector in model.Vectors)
        {
            from.Where = $"the vector {NameRule.Cited(vector.Name)}";
            vector.Names = from.Texts();
            vector.Starts = from.Int32s();
            vector.Knots = from.Doubles();
            vector.Selected = from.Boolean();
            from.Boolean();
            from.Double(); // The degrees of freedom.
            bool hasErrors = from.Boolean();
            vector.Tables = [.. Enumerable.Range(0, model.Outputs).Select(_ => ReadTable(from, hasErrors))];
        }
    }

    /// <summary>The first rule that a vector breaks, in words; null if it breaks none.</summary>
    public static string? FirstViolation(FrozenVector vector)
    {
        int names = vector.Names.Length;
        if (vector.Names.Distinct().Count() != names || vector.Starts.Length != names + 1 || vector.Starts[0] != 0 || vector.Starts[names] != vector.Knots.Length)
        {
            return $"a name of the vector {vector.Name} occurs twice, or its knots aren't those of its names";
        }

        for (int j = 0; j < names; j++)
        {
            int begin = vector.Starts[j], end = vector.Starts[j + 1];
            if (end <= begin || end > vector.Knots.Length || !Enumerable.Range(begin, end - begin).All(k => IsKnot(vector.Knots[k]) && (k == begin || vector.Knots[k] > vector.Knots[k - 1])))
            {
                return $"the name {NameRule.Shown(vector.Names[j])} of the vector {vector.Name} has no knots, or one that isn't finite, is 0, or isn't above the one before";
            }
        }

        return vector.Tables.Any(table => table.Length != vector.Knots.Length || !table.All(value => !float.IsNaN(value) && !float.IsInfinity(value)))
            ? $"a table of the vector {vector.Name} doesn't have {vector.Knots.Length} finite values"
            : null;
    }

    private static FrozenVector ReadVector(FileCursor from)
    {
        var vector = new FrozenVector { Name = from.Text() };
        from.Text(); // The column.
        vector.ClrType = from.Text();
        vector.Unit = from.OptionalText();
        from.OptionalText(); // The description.
        return vector;
    }

    private static float[] ReadTable(FileCursor from, bool hasErrors)
    {
        from.Double(); // The importance.
        float[] table = from.Floats();
        from.Floats(); // The importances of the names.
        if (hasErrors)
        {
            from.Double();
            from.Floats();
        }

        return table;
    }

    private static bool IsKnot(double value) => value != 0 && !double.IsNaN(value) && !double.IsInfinity(value);
}
