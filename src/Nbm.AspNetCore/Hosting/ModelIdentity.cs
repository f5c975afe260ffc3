namespace Nbm;

/// <summary>Which model gave an answer.</summary>
/// <param name="Name">What it was registered as.</param>
/// <param name="Version">The version that options give it; else the first 12 digits of the fingerprint.</param>
/// <param name="Fingerprint">SHA-256 of the file's bytes, in lower-case hexadecimal digits.</param>
public sealed record ModelIdentity(string Name, string Version, string Fingerprint);
