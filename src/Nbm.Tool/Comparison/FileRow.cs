namespace Nbm.Tool.Comparison;

/// <summary>A row of a CSV file as training takes it.</summary>
/// <param name="Values">For each feature its number or the index of its level; NaN where it is missing or a text.</param>
/// <param name="Texts">For each feature its text, of open categories; null where it is missing.</param>
/// <param name="Target">A number, 0 or 1, or the index of a class; NaN where it is missing or a text.</param>
/// <param name="TargetText">The target where it is a text.</param>
/// <param name="Weight">How much the row counts.</param>
/// <param name="Offset">What is added to its score.</param>
/// <param name="Event">Whether its duration ended in the event.</param>
internal sealed record FileRow(double[] Values, string?[] Texts, double Target, string? TargetText, double Weight, double Offset,
    bool Event);
