#pragma warning disable NBM0106, NBM0209, CA1069, CA1720 // The nullable target, the alias and the names are meant.
namespace Nbm.Integration.Tests.Records;

public enum Level : sbyte
{
    Low = -3,
    High = 5,
    Middle = 0,
    Top = 5,
}

/// <summary>A feature of every type.</summary>
[NbmModel(Name = "Every")]
public sealed partial class AllKinds
{
    [Feature] public sbyte SByte { get; init; }

    [Feature] public byte? Byte { get; init; }

    [Feature] public short Int16 { get; init; }

    [Feature] public ushort? UInt16 { get; init; }

    [Feature] public int Int32 { get; init; }

    [Feature] public uint? UInt32 { get; init; }

    [Feature] public long Int64 { get; init; }

    [Feature] public ulong? UInt64 { get; init; }

    [Feature] public Int128 Int128 { get; init; }

    [Feature] public UInt128? UInt128 { get; init; }

    [Feature] public nint IntPtr { get; init; }

    [Feature] public nuint? UIntPtr { get; init; }

    [Feature] public Half Half { get; init; }

    [Feature] public Half? MaybeHalf { get; init; }

    [Feature] public float Single { get; init; }

    [Feature] public double? Double { get; init; }

    [Feature] public decimal Decimal { get; init; }

    [Feature] public decimal? MaybeDecimal { get; init; }

    [Feature] public DateOnly DateOnly { get; init; }

    [Feature] public DateOnly? MaybeDateOnly { get; init; }

    [Feature] public DateTime DateTime { get; init; }

    [Feature] public DateTime? MaybeDateTime { get; init; }

    [Feature] public DateTimeOffset DateTimeOffset { get; init; }

    [Feature] public DateTimeOffset? MaybeDateTimeOffset { get; init; }

    [Feature] public TimeOnly TimeOnly { get; init; }

    [Feature] public TimeOnly? MaybeTimeOnly { get; init; }

    [Feature] public TimeSpan TimeSpan { get; init; }

    [Feature] public TimeSpan? MaybeTimeSpan { get; init; }

    [Feature] public bool Bool { get; init; }

    [Feature] public bool? MaybeBool { get; init; }

    [Feature] public Level Enum { get; init; }

    [Feature] public Level? MaybeEnum { get; init; }

    [Feature] public string Text { get; init; } = "";

    [Feature] public string? MaybeText { get; init; }

    [Target] public double? Target { get; init; }

    [Weight] public float Weight { get; init; } = 1;
}
