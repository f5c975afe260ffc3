using System;

namespace Nbm.Freezing;

/// <summary>
/// A model file taken apart: its family, the sections that every family has, and those of its own. A file of version 1, which has no
/// sections, is taken apart into the same, so
/// that what reads sections knows no versions.
/// </summary>
internal sealed class FileSections
{
    private readonly int? _versionOne;
    private FrozenModel? _schema;

    private FileSections(string family, SectionReader common, SectionReader own, int? versionOne = null, FrozenModel? schema = null)
    {
        Family = family;
        Common = common;
        Own = own;
        _versionOne = versionOne;
        _schema = schema;
    }

    public string Family { get; }

    /// <summary>The sections that a model of any family may have.</summary>
    public SectionReader Common { get; }

    /// <summary>The sections of the family.</summary>
    public SectionReader Own { get; }

    /// <summary>Takes a payload apart, whose checksum is right.</summary>
    /// <param name="header">What comes before it.</param>
    /// <param name="bytes">Where it is.</param>
    /// <param name="start">Where in the bytes it begins; it goes to their end.</param>
    /// <exception cref="FileFormatException">Its sections aren't what they say, or of every family one is new and must be
    /// known.</exception>
    public static FileSections Read(FileHeader header, byte[] bytes, int start)
    {
        var file = new FileCursor(bytes, start, bytes.Length, FileHeader.Length - start);
        if (header.Major == 1)
        {
            return VersionOne.Split(file, header.Minor);
        }

        file.Where = "the family";
        string family = file.Text();
        file.Where = "the sections of every family";
        SectionReader common = SectionReader.Read(file);
        file.Where = "the sections of the family";
        SectionReader own = SectionReader.Read(file);
        file.MustEnd();
        common.MustBeKnown("a model of any family", SectionNames.OfAll);
        return new FileSections(family, common, own);
    }

    /// <summary>The parts of a file of version 1 as sections.</summary>
    public static FileSections OfVersionOne(SectionReader common, SectionReader own, int minor, FrozenModel schema) =>
        new(SectionNames.Additive, common, own, minor, schema);

    /// <summary>Reads the schema as plain data, and what is to be made of it.</summary>
    public T ReadSchema<T>(Func<FileCursor, FrozenModel, T> make) => Common.Read(SectionNames.Schema, from =>
    {
        if (_schema is null)
        {
            _schema = SchemaReader.Read(from, _versionOne);
        }
        else
        {
            from.Skip(from.Left, 1, "bytes");
        }

        Common.Read(SectionNames.DenseVectors, sizes => DenseReader.Read(sizes, _schema), _schema);
        return make(from, _schema);
    });
}
