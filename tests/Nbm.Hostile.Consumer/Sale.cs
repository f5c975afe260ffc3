using System;
using System.Runtime.InteropServices;
using Nbm;

[assembly: CLSCompliant(true)]
[assembly: ComVisible(false)]

namespace Hostile;

/// <summary>How a sale went.</summary>
public enum Ending
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Sold.</summary>
    Sold,

    /// <summary>Withdrawn.</summary>
    [Obsolete("Say None.")]
    Withdrawn,
}

/// <summary>A sale, with types that other languages lack.</summary>
[NbmModel]
[Interactions(Order = 2)]
public partial class Sale
{
    /// <summary>The price.</summary>
    [Feature(Unit = "€ & <cents>")]
    public double Price { get; set; }

    /// <summary>How many.</summary>
    [Feature]
    [CLSCompliant(false)]
    public uint Pieces { get; set; }

    /// <summary>By whom.</summary>
    [Feature]
    public string Seller { get; set; }

    /// <summary>When.</summary>
    [Feature]
    [Obsolete("Too precise.")]
    public DateTime? At { get; set; }

    /// <summary>How it ended.</summary>
    [Target]
    public Ending Ending { get; set; }
}
