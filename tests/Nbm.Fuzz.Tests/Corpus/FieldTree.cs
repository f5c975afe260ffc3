using System.Buffers.Binary;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>What a field of a model file is (docs/model-file.md, Primitives).</summary>
internal enum FieldKind
{
    /// <summary>One byte: a bool or the number of an enum's member.</summary>
    Byte,

    /// <summary>A whole number.</summary>
    Int32,

    /// <summary>A number of double precision.</summary>
    Double,

    /// <summary>A number of single precision.</summary>
    Single,

    /// <summary>A text, or none.</summary>
    Text,

    /// <summary>A count and so many items.</summary>
    List,

    /// <summary>Fields one behind the other.</summary>
    Record,

    /// <summary>The number of bytes that follow, and fields in so many.</summary>
    Block,
}

/// <summary>A field of a model file, to be changed and written again. Nothing keeps it from being wrong.</summary>
internal sealed class Field
{
    public required FieldKind Kind { get; init; }

    /// <summary>What it is called, for the grammar and for those who change it.</summary>
    public required string Name { get; init; }

    public long Bits { get; set; }

    public string? Text { get; set; }

    /// <summary>The items of a list, the fields of a record.</summary>
    public List<Field> Items { get; init; } = [];

    /// <summary>What a list or a block says that it has, where that isn't true.</summary>
    public int? Count { get; set; }

    /// <summary>The field and all below it.</summary>
    public IEnumerable<Field> All() => Items.SelectMany(item => item.All()).Prepend(this);

    public Field Copy() =>
        new() { Kind = Kind, Name = Name, Bits = Bits, Text = Text, Items = [.. Items.Select(item => item.Copy())], Count = Count };

    public void Write(List<byte> to)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Bits);
        switch (Kind)
        {
            case FieldKind.Byte:
                to.Add(bytes[0]);
                break;
            case FieldKind.Int32 or FieldKind.Single:
                to.AddRange(bytes[..4]);
                break;
            case FieldKind.Double:
                to.AddRange(bytes);
                break;
            case FieldKind.Text:
                WriteInt32(to, Count ?? Text?.Length ?? -1);
                foreach (char c in Text ?? string.Empty)
                {
                    to.Add((byte)c);
                    to.Add((byte)(c >> 8));
                }

                break;
            case FieldKind.Block:
                List<byte> inside = [];
                Items.ForEach(item => item.Write(inside));
                BinaryPrimitives.WriteInt64LittleEndian(bytes, Count ?? inside.Count);
                to.AddRange(bytes);
                to.AddRange(inside);
                break;
            default:
                if (Kind == FieldKind.List)
                {
                    WriteInt32(to, Count ?? Items.Count);
                }

                foreach (Field item in Items)
                {
                    item.Write(to);
                }

                break;
        }
    }

    private static void WriteInt32(List<byte> to, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        to.AddRange(bytes);
    }
}
