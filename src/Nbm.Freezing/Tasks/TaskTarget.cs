namespace Nbm.Freezing;

/// <summary>What the target of a task is.</summary>
internal enum TaskTarget
{
    /// <summary>Any finite number.</summary>
    Number,

    /// <summary>A number, zero or more.</summary>
    FromZero,

    /// <summary>A number above zero.</summary>
    AboveZero,

    /// <summary>One of two classes.</summary>
    TwoClasses,

    /// <summary>One of any number of classes.</summary>
    Classes,
}
