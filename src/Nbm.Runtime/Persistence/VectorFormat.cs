using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>
/// Vectors in a file. What the schema says of them follows the target, whose task then has a bit that older readers refuse: they would predict without them. What was
/// learned is behind all that version 1.2 knew. A model without vectors is written as ever.
/// </summary>
internal static class VectorFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 3;

    /// <summary>The bit of the task's byte.</summary>
    public const byte Mark = 0x40;

    public static void WriteSchema(PayloadWriter to, ModelSchema schema)
    {
        if (schema.Vectors.IsEmpty)
        {
            return;
        }

        to.Int32(schema.Vectors.Length);
        foreach (VectorSchema vector in schema.Vectors)
        {
            to.Text(vector.Name);
            to.Text(vector.Column);
            to.Text(vector.ClrType);
            to.OptionalText(vector.Unit);
            to.OptionalText(vector.Description);
        }
    }

    /// <summary>The schema with its vectors, whose task still has the mark.</summary>
    public static ModelSchema ReadSchema(PayloadReader from, ModelSchema schema)
    {
        TargetSchema target = schema.Target with { Task = (ModelTask)((int)schema.Target.Task & ~Mark) };
        schema = schema with { Target = target, Vectors = from.Items(20, "vectors", () => ReadSchema(from)) };
        return schema.Vectors.IsEmpty ? throw from.Wrong("the target says that there are vectors, and there are none") : schema;
    }

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

    public static ImmutableArray<VectorTerm> Read(PayloadReader from, ModelSchema schema, int outputs) =>
        [.. schema.Vectors.Select(vector => ReadTerm(from, vector.Name, outputs))];

    private static VectorSchema ReadSchema(PayloadReader from) => new()
    {
        Name = from.Text(),
        Column = from.Text(),
        ClrType = from.Text(),
        Unit = from.OptionalText(),
        Description = from.OptionalText(),
    };

    private static VectorTerm ReadTerm(PayloadReader from, string name, int outputs)
    {
        from.Where = $"the vector {Cited.Text(name)}";
        ImmutableArray<string> names = from.Texts();
        ImmutableArray<int> starts = from.Int32s();
        ImmutableArray<double> knots = from.Doubles();
        bool selected = from.Boolean(), isMeasured = from.Boolean();
        double freedom = from.Double();
        bool hasErrors = from.Boolean();
        var (importances, factors) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        var (tables, sizes, errors) = (ImmutableArray.CreateBuilder<ImmutableArray<float>>(), ImmutableArray.CreateBuilder<ImmutableArray<float>>(), ImmutableArray.CreateBuilder<ImmutableArray<float>>());
        for (int c = 0; c < outputs; c++)
        {
            importances.Add(from.Double());
            tables.Add(from.Floats());
            sizes.Add(from.Floats());
            if (hasErrors)
            {
                factors.Add(from.Double());
                errors.Add(from.Floats());
            }
        }

        return new VectorTerm(
            name, names, starts, knots, tables.ToImmutable(), importances.ToImmutable(), sizes.ToImmutable(), errors.ToImmutable(), factors.ToImmutable(),
            isMeasured ? freedom : null, selected);
    }
}
