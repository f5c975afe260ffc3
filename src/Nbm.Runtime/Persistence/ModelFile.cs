using System.Buffers.Binary;
using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Saves and loads <c>.nbm</c> files (docs/model-file.md) of every family.</summary>
internal static class ModelFile
{
    private const int ReadAtOnce = 1 << 20; // No more is allocated than the stream has shown, but for this.

    public static void Save(TrainedModel model, string path, ModelFamilies? families = null) =>
        WholeFile.Write(path, stream => Save(model, stream, families));

    public static void Save(TrainedModel model, Stream stream, ModelFamilies? families = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FamilyFormat format = (families ?? ModelFamilies.Known).Of(model);
        SectionWriter common = new(), own = new();
        CommonFormat.Write(model, common);
        format.WriteAny(model, own);
        var payload = new PayloadWriter();
        payload.Text(format.Family);
        common.WriteTo(payload);
        own.WriteTo(payload);
        stream.Write(Header(payload));
        stream.Write(payload.Written);
    }

    /// <summary>Loads a model of a class, or of any: <see cref="TrainedModel"/>.</summary>
    public static T Load<T>(string path, ModelSchema? expected, ModelFamilies? families = null)
        where T : TrainedModel
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            T model = Load<T>(stream, expected, families);
            return stream.ReadByte() < 0 ? model
                : throw new NbmFormatException("Bytes follow behind the model: this is more than one file.");
        }
        catch (NbmFormatException e)
        {
            throw new NbmFormatException($"{path}: {e.Message}", e);
        }
        catch (NbmSchemaException e)
        {
            throw new NbmSchemaException($"{path}: {e.Message}");
        }
    }

    /// <inheritdoc cref="Load{T}(string, ModelSchema?, ModelFamilies?)"/>
    public static T Load<T>(Stream stream, ModelSchema? expected, ModelFamilies? families = null)
        where T : TrainedModel
    {
        ArgumentNullException.ThrowIfNull(stream);
        var model = (T)Read(stream, typeof(T), families ?? ModelFamilies.Known);
        if (expected is not null)
        {
            SchemaComparison.ThrowIfDifferent(model.Schema, expected);
        }

        return model;
    }

    /// <summary>What is wrong with a file, as a sentence.</summary>
    public static NbmFormatException Refusal(FileFormatException e)
    {
        string clause = e.Message.StartsWith("its ", StringComparison.Ordinal) ? $"The file's {e.Message[4..]}"
            : e.Message.StartsWith("it ", StringComparison.Ordinal) ? $"The file {e.Message[3..]}"
            : e.Message;
        return new NbmFormatException($"{clause}.", e.InnerException ?? e);
    }

    private static TrainedModel Read(Stream stream, Type expected, ModelFamilies families)
    {
        try
        {
            var start = new byte[FileHeader.Length];
            FileHeader header = FileHeader.Read(start, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
            byte[] payload = ReadBytes(stream, header.PayloadLength);
            header.MustMatch(payload, 0, payload.Length);
            FileSections sections = FileSections.Read(header, payload, 0);
            FamilyFormat format = families.Find(sections.Family, expected);
            sections.Own.MustBeKnown($"a model of the family {NameRule.Shown(sections.Family)}", format.Sections);
            TrainedModel model = format.ReadAny(CommonFormat.Read(sections), sections.Own);
            model.Sketch = sections.Common.Read(SectionNames.Sketch, section => (TrainingSketch?)SketchFormat.Read(section, model), null);
            return LoadedRules.FirstViolation(model) is string violation ? throw Whole(violation, null) : model;
        }
        catch (FileFormatException e)
        {
            throw Refusal(e);
        }
        catch (ArgumentException e)
        {
            throw Refusal(Whole(e.Message.TrimEnd('.'), e));
        }
    }

    private static FileFormatException Whole(string what, Exception? inner) => new($"it is damaged in the model as a whole: {what}", inner);

    private static byte[] Header(PayloadWriter payload)
    {
        (byte[] bytes, int length) = payload.Buffer;
        var header = new byte[FileHeader.Length];
        FileHeader.Magic.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), FileHeader.Newest);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), length);
        FileHeader.Checksum(header, bytes, 0, length).CopyTo(header, FileHeader.FixedLength);
        return header;
    }

    private static byte[] ReadBytes(Stream stream, long length)
    {
        if (length < 0 || length > Array.MaxLength)
        {
            throw new FileFormatException(string.Create(
                CultureInfo.InvariantCulture, $"its header says that {length} bytes follow; a model has {Array.MaxLength} at most"));
        }

        if (stream.CanSeek && stream.Length - stream.Position < length)
        {
            throw Truncated(stream.Length - stream.Position, length);
        }

        byte[] bytes = new byte[stream.CanSeek ? length : Math.Min(length, ReadAtOnce)];
        int read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        while (read == bytes.Length && read < length)
        {
            Array.Resize(ref bytes, (int)Math.Min(length, 2L * read));
            read += stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
        }

        return read == length ? bytes : throw Truncated(read, length);
    }

    private static FileFormatException Truncated(long found, long length) => new(string.Create(
        CultureInfo.InvariantCulture, $"it is cut off: {found} of {length} bytes follow its header"));
}
