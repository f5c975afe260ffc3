namespace Nbm;

/// <summary>What came of looking at a model's file.</summary>
public enum ReloadResult
{
    /// <summary>It holds what serves already.</summary>
    Unchanged,

    /// <summary>It held another model, which serves now.</summary>
    Switched,

    /// <summary>It can't be loaded, or was refused: what served goes on serving, and <see cref="ModelHost.Error"/> says why.</summary>
    Refused,
}
