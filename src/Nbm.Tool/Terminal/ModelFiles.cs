using Nbm.Persistence;

namespace Nbm.Tool.Terminal;

/// <summary>Loads models, or says why not.</summary>
internal static class ModelFiles
{
    /// <summary>A model of a <c>.nbm</c> file, of any family.</summary>
    /// <exception cref="ToolException">There is no such file, or it is no model.</exception>
    public static TrainedModel Load(string path)
    {
        Check(path);
        try
        {
            return TrainedModel.Load(path);
        }
        catch (NbmFormatException e)
        {
            string message = e.Message.Contains(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}";
            string advice = message.EndsWith("update Nbm.", StringComparison.Ordinal) ? string.Empty
                : " Save the model again, or fetch the file anew.";
            throw new ToolException(message + advice, e);
        }
    }

    /// <summary>A model of tables.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="reader">Who asks, as the beginning of a sentence.</param>
    /// <exception cref="ToolException">There is no such file, it is no model, or one of another family.</exception>
    public static AdditiveModel LoadTables(string path, string reader)
    {
        try
        {
            return Load(path).Tables(reader);
        }
        catch (NotSupportedException e)
        {
            throw new ToolException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Refuses to write where something is read from.</summary>
    /// <exception cref="ToolException">They are one file.</exception>
    public static void CheckOutput(string output, params ReadOnlySpan<string> inputs)
    {
        foreach (string input in inputs)
        {
            if (string.Equals(FinalPath.Of(output), FinalPath.Of(input),
                OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                throw new ToolException($"{output} is what is read; choose another file to write.");
            }
        }
    }

    /// <summary>Refuses what isn't there, and what can be read only once: a pipe.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="why">Why it is read again, as a clause.</param>
    public static void CheckReadAgain(string path, string why)
    {
        Check(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        if (!stream.CanSeek)
        {
            throw new ToolException($"{path} is a pipe or a device, which can be read only once, and {why}. Write it to a file first.");
        }
    }

    /// <summary>Refuses a file that isn't there, and names one that may be meant.</summary>
    public static void Check(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string? near = Directory.Exists(folder)
            ? Names.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!)) : null;
        throw new ToolException($"There is no file {path}{(near is null ? "; check the path." : $"; did you mean {near}?")}");
    }
}
