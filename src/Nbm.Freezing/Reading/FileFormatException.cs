using System;

namespace Nbm.Freezing;

/// <summary>
/// A file that is no model, damaged, or newer than this program: what was found, where, and what to do, as a
/// clause that begins with "it" or "its". Texts of the file are in it as a build's output may show them.
/// </summary>
internal class FileFormatException(string message, Exception? inner = null)
    : Exception(VisibleText.OneLine(message.Length <= MostCharacters ? message : message.Remove(MostCharacters) + "…"), inner)
{
    private const int MostCharacters = 1000;
}
