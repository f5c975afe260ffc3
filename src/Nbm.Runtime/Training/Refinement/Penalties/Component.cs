namespace Nbm.Training;

/// <summary>What a component of a term is.</summary>
internal enum ComponentKind
{
    /// <summary>The residual r_t: the term's own table, smooth along its axes; of categories a score for each level.</summary>
    Table,

    /// <summary>The slots beside a curve: missing, unseen.</summary>
    Slots,

    /// <summary>The straight line of a curve, the smooth part of a surface.</summary>
    Trend,

    /// <summary>The weights w_t of the learned bases.</summary>
    Bases,

    /// <summary>The straight lines of all names of a vector.</summary>
    NameLines,

    /// <summary>Where the names of a vector bend.</summary>
    NameBends,

    /// <summary>A curve whose prior is a sum of covariances: its unknowns are standard normal a priori, its columns say what they
    /// mean.</summary>
    Curve,
}

/// <summary>
/// A part of a term that has a variance of its own: its unknowns u are drawn from N(0, (π S)⁻¹), and the data choose π.
/// </summary>
/// <param name="Term">The term.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Its first unknown.</param>
/// <param name="Length">How many unknowns.</param>
/// <param name="Roughness">The rows of L, S = LᵀL, over its unknowns counted from 0; null where S is the identity.</param>
internal sealed record Component(int Term, ComponentKind Kind, int Offset, int Length, DifferenceRows? Roughness)
{
    /// <summary>What each unknown's precision is multiplied by, the diagonal of S; null where that is the identity. Changes from round to
    /// round.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Whether it is of a vector, whose index comes behind those of all tables.</summary>
    public bool IsOfVector => Kind is ComponentKind.NameLines or ComponentKind.NameBends;

    /// <summary>uᵀSu.</summary>
    public double Square(ReadOnlySpan<float> unknowns)
    {
        ReadOnlySpan<float> own = unknowns.Slice(Offset, Length);
        if (Roughness is not null)
        {
            return Roughness.Square(own);
        }

        double square = 0;
        for (int i = 0; i < own.Length; i++)
        {
            square += (Weights?[i] ?? 1) * own[i] * own[i];
        }

        return square;
    }

    /// <summary>result += scale · Lᵀ · noise, noise drawn row by row: a vector of covariance scale² S.</summary>
    public void AddNoise(Func<double> draw, double scale, Span<float> result)
    {
        Span<float> own = result.Slice(Offset, Length);
        if (Roughness is not null)
        {
            Roughness.AddTransposed(draw, scale, own);
            return;
        }

        for (int i = 0; i < own.Length; i++)
        {
            own[i] += (float)(scale * Math.Sqrt(Weights?[i] ?? 1) * draw());
        }
    }
}
