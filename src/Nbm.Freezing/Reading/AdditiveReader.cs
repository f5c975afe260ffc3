namespace Nbm.Freezing;

/// <summary>Reads the parts of an additive model as plain data, one by one: how many there are, their schema says.</summary>
internal static class AdditiveReader
{
    /// <summary>The bytes of an axis at least.</summary>
    public const int AxisBytes = 14;

    /// <summary>An axis, without what is its feature's.</summary>
    public static FrozenAxis ReadAxis(FileCursor from) => new()
    {
        Feature = from.Int32(),
        Knots = from.Doubles(),
        Levels = from.Int32(),
        HasMissing = from.Boolean(),
        HasUnseen = from.Boolean(),
    };

    /// <summary>A term: its axes, and for each output its importance and its table.</summary>
    public static FrozenTerm ReadTerm(FileCursor from, int outputs)
    {
        var term = new FrozenTerm { Axes = from.Int32s(), Importances = new double[from.Room(outputs, 12, "tables")],
            Tables = new float[outputs][] };
        for (int c = 0; c < outputs; c++)
        {
            term.Importances[c] = from.Double();
            term.Tables[c] = from.Floats();
        }

        return term;
    }

    /// <summary>Whether a term was selected, its degrees of freedom and its standard errors.</summary>
    public static FrozenTerm ReadInference(FileCursor from, FrozenTerm term)
    {
        int outputs = term.Tables.Length;
        term.Selected = from.Boolean();
        bool isMeasured = from.Boolean();
        double freedom = from.Double();
        term.DegreesOfFreedom = isMeasured ? freedom : null;
        term.StandardErrors = from.Boolean() ? new float[from.Room(outputs, 4, "tables of errors")][] : [];
        for (int c = 0; c < term.StandardErrors.Length; c++)
        {
            term.StandardErrors[c] = from.Floats();
        }

        return term;
    }

    /// <summary>What was learned of a vector's names.</summary>
    public static FrozenVector ReadVector(FileCursor from, FrozenVector vector, int outputs)
    {
        vector.Names = from.Texts();
        vector.Starts = from.Int32s();
        vector.Knots = from.Doubles();
        vector.Selected = from.Boolean();
        bool isMeasured = from.Boolean();
        double freedom = from.Double();
        vector.DegreesOfFreedom = isMeasured ? freedom : null;
        int errors = from.Boolean() ? outputs : 0;
        (vector.Importances, vector.Tables, vector.NameImportances) = (new double[from.Room(outputs, 16, "tables")], new float[outputs][],
            new float[outputs][]);
        (vector.ErrorFactors, vector.StandardErrors) = (new double[errors], new float[errors][]);
        for (int c = 0; c < outputs; c++)
        {
            vector.Importances[c] = from.Double();
            vector.Tables[c] = from.Floats();
            vector.NameImportances[c] = from.Floats();
            if (c < errors)
            {
                vector.ErrorFactors[c] = from.Double();
                vector.StandardErrors[c] = from.Floats();
            }
        }

        return vector;
    }
}
