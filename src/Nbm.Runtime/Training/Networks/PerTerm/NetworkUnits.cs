namespace Nbm;

/// <summary>The units of the first layer of a term's own network.</summary>
public enum NetworkUnits
{
    /// <summary>max(x · w + b, 0), behind batch norm.</summary>
    Relu,

    /// <summary>min(max(eʷ (x − b), 0), 1), exp-centred units (Agarwal et al. 2021): for curves that jump.</summary>
    Exu,
}
