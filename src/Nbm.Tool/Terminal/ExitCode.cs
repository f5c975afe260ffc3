namespace Nbm.Tool.Terminal;

/// <summary>What the process ends with, as diff(1) does.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>The models differ, only where that was asked for; of some rows nothing could be said; or a file has what should be
    /// looked at.</summary>
    public const int Differs = 1;

    /// <summary>It couldn't be done.</summary>
    public const int Failure = 2;

    /// <summary>The tool has a mistake.</summary>
    public const int Broken = 3;
}
