using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>
/// Named sections of a model file, each of its own length: those that every
/// family has, or those of one family. Each is read to its end or not at all.
/// </summary>
internal sealed class SectionReader(FileCursor file)
{
    private const int MostSections = 1000;
    private const int SectionBytes = 4 + 2 + 1 + 8;
    private readonly List<Section> _sections = [];

    /// <summary>The sections that follow: a count, and of each its name,
    /// whether a reader must know it, its length and its contents.</summary>
    public static SectionReader Read(FileCursor file)
    {
        var sections = new SectionReader(file);
        file.Items(SectionBytes, "sections", () => sections.ReadSection(), MostSections);
        return sections;
    }

    /// <summary>Whether there is a section.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>Reads a section that must be there.</summary>
    /// <exception cref="FileFormatException">It is missing, something is wrong in it, or more is in it than was read.</exception>
    public T Read<T>(string name, Func<FileCursor, T> read) => Find(name) is { } section ? Read(section, read) : throw Missing(name);

    /// <summary>Reads a section if it is there.</summary>
    public T Read<T>(string name, Func<FileCursor, T> read, T absent) => Find(name) is { } section ? Read(section, read) : absent;

    /// <summary>Reads a section into something if it is there.</summary>
    public void ReadIfThere(string name, Action<FileCursor> read)
    {
        if (Find(name) is { } section)
        {
            Read(section, from =>
            {
                read(from);
                return true;
            });
        }
    }

    /// <summary>Adds what lies between two places of a file of version 1 as if it were a section.</summary>
    public void Add(string name, int start, int end) => _sections.Add(new Section(name, $"the {name}", start, end, Required: true));

    /// <summary>Refuses a section that isn't known and that a reader must know.</summary>
    public void MustBeKnown(string family, IReadOnlyList<string> known)
    {
        if (_sections.FirstOrDefault(section => section.Required && !known.Contains(section.Name)) is { } unknown)
        {
            throw new FileFormatException(
                $"it has the section {NameRule.Shown(unknown.Name)} at byte {Number(file.Place(unknown.Start))}, without which {family} "
                    + "can't be understood, and which this program doesn't know; update Nbm");
        }
    }

    private static T Read<T>(FileCursor from, Func<FileCursor, T> read)
    {
        try
        {
            T value = read(from);
            from.MustEnd();
            return value;
        }
        catch (ArgumentException e)
        {
            throw from.Wrong(e.Message.TrimEnd('.'), e); // What is made of the bytes checks itself.
        }
    }

    private T Read<T>(Section section, Func<FileCursor, T> read) => Read(file.Part(section.Start, section.End, section.Title), read);

    private Section? Find(string name) => _sections.FirstOrDefault(section => section.Name == name);

    private bool ReadSection()
    {
        string name = file.Text();
        bool required = file.Boolean();
        if (name.Length == 0 || Has(name))
        {
            throw file.Wrong(name.Length == 0 ? "a section has no name" : $"the section {NameRule.Shown(name)} is there twice");
        }

        long length = file.Int64();
        if (length < 0 || length > file.Left)
        {
            throw file.Wrong($"the section {NameRule.Shown(name)} says that it has {Number(length)} bytes, {Number(file.Left)} follow");
        }

        int start = file.Position;
        file.Skip((int)length, 1, "bytes");
        _sections.Add(new Section(name, $"the section {NameRule.Shown(name)}", start, file.Position, required));
        return true;
    }

    private static FileFormatException Missing(string name) => new($"it is damaged: the section {NameRule.Shown(name)} is missing");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Section(string Name, string Title, int Start, int End, bool Required);
}
