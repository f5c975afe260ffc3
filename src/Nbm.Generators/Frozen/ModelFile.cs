using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Security;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Emission;

namespace Nbm.Generators.Frozen;

/// <summary>
/// A model file of the project, or why it can't be read. Equal by path and
/// content, so that nothing is written anew unless the file changed.
/// </summary>
internal sealed class ModelFile : IEquatable<ModelFile>
{
    // By instance: compiler and workspace keep it for as long as the file is the same, through all edits of other files.
    private static readonly ConditionalWeakTable<AdditionalText, ModelFile> s_read = new();
    private readonly string _content; // Its SHA-256, or the error.

    private ModelFile(string path, string content, FrozenModel? model, string? error)
    {
        Path = path;
        _content = content;
        Model = model;
        Error = error;
    }

    public string Path { get; }

    /// <summary>The file's name, as messages show it.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The model; null if the file can't be read.</summary>
    public FrozenModel? Model { get; }

    /// <summary>What is wrong with the file, as a clause; null if it can be read.</summary>
    public string? Error { get; }

    /// <summary>Whether a file of the project is a model.</summary>
    public static bool IsModel(AdditionalText text) => text.Path.EndsWith(".nbm", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads a file, once for as long as the compiler holds on to it: a changed file is another
    /// <see cref="AdditionalText"/>. One that can't be opened is tried again, since another program may be writing it.
    /// </summary>
    public static ModelFile Read(AdditionalText text)
    {
        if (s_read.TryGetValue(text, out ModelFile? known))
        {
            return known;
        }

        using InvariantScope invariant = InvariantScope.Enter();
        return TryOpen(text.Path, out byte[] bytes, out string error)
            ? s_read.GetValue(text, text => Parse(text.Path, bytes))
            : new ModelFile(text.Path, error, null, $"it can't be opened: {error.TrimEnd('.')}");
    }

    public bool Equals(ModelFile? other) => other is not null && Path == other.Path && _content == other._content;

    public override bool Equals(object? obj) => Equals(obj as ModelFile);

    public override int GetHashCode() => _content.GetHashCode();

    private static bool TryOpen(string path, out byte[] bytes, out string error)
    {
        try
        {
#pragma warning disable RS1035 // An additional file is text to the compiler, which refuses the zeros of a binary one; there is no other way to its bytes.
            bytes = File.ReadAllBytes(path);
#pragma warning restore RS1035
            error = string.Empty;
            return true;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            bytes = [];
            error = e.Message;
            return false;
        }
    }

    private static ModelFile Parse(string path, byte[] bytes)
    {
        using var hash = SHA256.Create();
        string content = Convert.ToBase64String(hash.ComputeHash(bytes));
        try
        {
            return new ModelFile(path, content, FrozenReader.Read(bytes), null);
        }
        catch (FileFormatException e)
        {
            return new ModelFile(path, content, null, e.Message);
        }
    }
}
