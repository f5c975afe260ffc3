using System;

namespace Nbm.Freezing;

/// <summary>A file that is no model, damaged, or newer than this program: what was found, where, and what to do.</summary>
internal sealed class FrozenFormatException(string message) : Exception(message);
