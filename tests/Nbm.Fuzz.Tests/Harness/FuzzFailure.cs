namespace Nbm.Fuzz.Tests.Harness;

/// <summary>What came of an input and may not.</summary>
internal sealed class FuzzFailure(string message, Exception? inner = null) : Exception(message, inner);
