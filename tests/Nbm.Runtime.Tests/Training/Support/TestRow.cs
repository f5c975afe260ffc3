namespace Nbm.Runtime.Tests.Training;

/// <summary>A row of any schema: encoded numbers and closed categories, texts of open categories, a target, a weight, an offset, an event
/// and vectors.</summary>
internal sealed record TestRow(double[] Values, double Target, string?[]? Texts = null, string? TargetText = null, double Weight = 1,
    double Offset = 0, bool Event = true, IReadOnlyDictionary<string, double>?[]? Vectors = null,
    double Entry = 0, string? Stratum = null, double[]?[]? Places = null);
