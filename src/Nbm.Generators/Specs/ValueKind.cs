namespace Nbm.Generators.Specs;

/// <summary>The types that a feature, target or weight can have, without their nullable forms.</summary>
internal enum ValueKind
{
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    IntPtr,
    UIntPtr,
    Int128,
    UInt128,
    Half,
    Single,
    Double,
    Decimal,
    DateOnly,
    DateTime,
    DateTimeOffset,
    TimeOnly,
    TimeSpan,
    Bool,
    Enum,
    String,
}
