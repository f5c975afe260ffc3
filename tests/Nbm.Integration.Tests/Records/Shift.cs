namespace Nbm.Integration.Tests.Records;

/// <summary>A shift: a time of day, a number of single precision and a date.</summary>
[NbmModel]
public sealed partial record Shift([Feature] TimeOnly Begins, [Feature] float Load, [Feature] DateOnly Day, [Target] bool Quiet);
