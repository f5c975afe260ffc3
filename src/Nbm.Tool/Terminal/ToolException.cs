namespace Nbm.Tool.Terminal;

/// <summary>Something that the user can put right: what was found, and what to do.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);
