using Nbm.Generated;

namespace Nbm.Truths;

/// <summary>A row of a data set whose truth is known, or that others have fitted.</summary>
/// <param name="Values">For each feature the number, or the index of its level.</param>
/// <param name="Target">The target: a number, 0/1, or the index of a class.</param>
/// <param name="Truth">For each feature what it adds to the true score; null where that isn't known.</param>
/// <param name="Offset">What the score begins with.</param>
/// <param name="Event">Whether a duration ended in the event.</param>
internal sealed record KnownRow(double[] Values, double Target, double[]? Truth = null, double Offset = 0, bool Event = true)
{
    /// <summary>The true score but for a constant.</summary>
    public double Score => Truth!.Sum();
}

/// <summary>What the generator would write for <see cref="KnownRow"/> under some schema.</summary>
internal sealed class KnownEncoder(ModelSchema schema) : RecordEncoder<KnownRow>
{
    public override ModelSchema Schema { get; } = schema;

    public override void Encode(ReadOnlySpan<KnownRow> rows, Vocabularies vocabularies, Span<double> columns, int stride)
    {
        for (int f = 0; f < Schema.Features.Length; f++)
        {
            for (int r = 0; r < rows.Length; r++)
            {
                columns[(f * stride) + r] = rows[r].Values[f];
            }
        }
    }

    public override string? GetText(in KnownRow row, int feature) => null;

    public override double GetTarget(in KnownRow row) => row.Target;

    public override double GetOffset(in KnownRow row) => row.Offset;

    public override bool GetEvent(in KnownRow row) => row.Event;
}
