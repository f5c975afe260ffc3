using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>
/// How a value of a row stands to what training saw of its feature, as the model's axes tell: whether what the value adds was learned from
/// values like it. Of an interaction the standing of the feature that is furthest from what was seen, the members being in that order.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>A number within the training range, or a level that the model has. An enum's members are all levels, whether or not a
    /// training row had them: the model doesn't keep how many did.</summary>
    Known,

    /// <summary>No value: it has a score of its own, which is 0 where no training row lacked one.</summary>
    Missing,

    /// <summary>A code that the record declares as special, which has a score of its own.</summary>
    Special,

    /// <summary>A number below all of training: it adds what the curve does at its lower end.</summary>
    BelowRange,

    /// <summary>A number above all of training: it adds what the curve does at its upper end.</summary>
    AboveRange,

    /// <summary>A text that training never saw, or too seldom, or a number that is no member of its enum: all of these share one
    /// score.</summary>
    Unseen,
}
