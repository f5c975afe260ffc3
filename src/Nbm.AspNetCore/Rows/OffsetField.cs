using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nbm.Serving;

/// <summary>A property that is added to the score, or whose logarithm is.</summary>
internal sealed class OffsetField(string name, bool isExposure)
    : JsonField(name, isNullable: false, isExposure ? "a finite number above zero" : "a finite number")
{
    protected override string? ReadValue(ref Utf8JsonReader reader, JsonRow row)
    {
        if (!JsonNumber.TryRead(ref reader, "double", null, out double value) || (isExposure && value <= 0))
        {
            return Wrong(ref reader);
        }

        row.Offset += isExposure ? Math.Log(value) : value;
        return null;
    }

    protected override void DescribeValue(JsonObject schema)
    {
        schema["type"] = "number";
        schema["description"] = isExposure ? "Multiplies the mean." : "Is added to the score.";
        if (isExposure)
        {
            schema["exclusiveMinimum"] = 0;
        }
    }

    protected override void SetMissing(JsonRow row)
    {
    }
}
