using Nbm.Models;

namespace Nbm.Training;

/// <summary>The networks of an expert's members as one: hidden units side by side, none of which reads another member's, and as outputs
/// the means of all members'.</summary>
internal static class MemberLayers
{
    // What all members share, or are one in.
    private const int All = -1;

    /// <summary>A layer of an expert.</summary>
    /// <param name="members">For each member the weights of the layer, inputs × outputs, and its biases.</param>
    /// <param name="from">Which inputs of a member's layer the expert reads; −1 for one that is always 0.</param>
    /// <param name="to">Which of its outputs are the expert's.</param>
    /// <param name="block">How many units each expert has in the layer below; null of the first layer, whose inputs members share.</param>
    /// <param name="isHidden">Whether outputs are hidden units; else they are means over members.</param>
    public static DenseLayer Join((float[] Weights, float[] Biases)[] members, int[] from, int[] to, int? block, bool isHidden)
    {
        int[] each = [.. Enumerable.Range(0, members.Length)];
        (int Member, int At)[] inputs = block is { } width
            ? [.. from.Chunk(width).SelectMany(units => each.SelectMany(member => units.Select(unit => (member, unit))))]
            : [.. from.Select(input => (All, input))];
        (int Member, int At)[] outputs = isHidden
            ? [.. each.SelectMany(member => to.Select(output => (member, output)))]
            : [.. to.Select(output => (All, output))];

        float Weight((int Member, int At) input, (int Member, int At) output)
        {
            float Of(int member) => members[member].Weights[(input.At * members[member].Biases.Length) + output.At];
            return input.At < 0 ? 0
                : output.Member == All ? input.Member == All ? Mean(Of) : Of(input.Member) / members.Length
                : input.Member == All || input.Member == output.Member ? Of(output.Member)
                : 0;
        }

        float Bias((int Member, int At) output) =>
            output.Member == All ? Mean(member => members[member].Biases[output.At]) : members[output.Member].Biases[output.At];

        float Mean(Func<int, float> of) => (float)(each.Sum(member => (double)of(member)) / members.Length);

        return new DenseLayer(
            inputs.Length, outputs.Length, [.. inputs.SelectMany(input => outputs.Select(output => Weight(input, output)))],
            [.. outputs.Select(Bias)], isHidden);
    }
}
