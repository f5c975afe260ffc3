namespace Nbm;

/// <summary>How the scores of an output differ from those of training.</summary>
public sealed record ScoreDrift
{
    /// <summary>Of several classes the class; else null.</summary>
    public string? Class { get; init; }

    /// <inheritdoc cref="FeatureDrift.Psi"/>
    public required double Psi { get; init; }

    /// <inheritdoc cref="FeatureDrift.JensenShannon"/>
    public required double JensenShannon { get; init; }

    /// <inheritdoc cref="FeatureDrift.PValue"/>
    public required double PValue { get; init; }

    /// <inheritdoc cref="FeatureDrift.IsAlarming"/>
    public required bool IsAlarming { get; init; }

    /// <summary>The mean score of the served rows.</summary>
    public required double Mean { get; init; }

    /// <summary>That of the training rows.</summary>
    public required double TrainedMean { get; init; }

    /// <summary>How far they are apart, in standard deviations of the training scores; null where these are all alike.</summary>
    public required double? Shift { get; init; }
}

/// <summary>How what a part adds to an output differs from training: what a drift does to predictions. It raises no alarm.</summary>
public sealed record ContributionDrift
{
    /// <summary>The name of the part: a feature, an interaction, a vector.</summary>
    public required string Name { get; init; }

    /// <summary>Of several classes the class; else null.</summary>
    public string? Class { get; init; }

    /// <summary>Of how many served rows it was asked.</summary>
    public required long Rows { get; init; }

    /// <summary>The mean of what it adds to them, in units of the score.</summary>
    public required double Mean { get; init; }

    /// <summary>That of the training rows.</summary>
    public required double TrainedMean { get; init; }

    /// <summary>How far they are apart, in standard deviations of what it adds to training rows; null where that is always the
    /// same.</summary>
    public required double? Shift { get; init; }

    /// <summary>How far they are apart, in standard errors of the difference: beyond ±4 hardly by chance.</summary>
    public required double StandardErrors { get; init; }
}
