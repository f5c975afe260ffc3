using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Experts;

/// <summary>Experts in plain loops over doubles, one row and one expert at a time, from the parameters of the network that learned them
/// all.</summary>
internal sealed class PlainExperts(ExpertsLayout layout, int[] owners, int outputs, int[] widths, Func<string, double[]> parameter)
{
    private int Full => layout.Full ?? -1;

    /// <summary>The units of a member of an expert in a layer: of layer 0 the inputs of its features, each with its number.</summary>
    public double[] Units(double[] inputs, int layer, int expert, int member)
    {
        if (layer == 0)
        {
            return [.. inputs.Where((_, m) => layout.Experts[expert].Features.Contains(owners[m]))];
        }

        int width = widths[layer - 1];
        return [.. Enumerable.Range(0, width).Select(unit => Math.Max(0, Sum(
            $"hidden {layer}", inputs, layer, expert, member, (expert * width) + unit, layout.Experts.Length * width)))];
    }

    /// <summary>The scores of an expert: the means of its members'.</summary>
    public double[] Scores(double[] inputs, int expert) =>
        [.. Enumerable.Range(0, outputs).Select(c => Enumerable.Range(0, Members).Average(member => Scores(inputs, expert, member)[c]))];

    /// <summary>The scores of a member.</summary>
    public double[] Scores(double[] inputs, int expert, int member) => [.. Enumerable.Range(0, outputs).Select(c =>
        Sum("scores", inputs, widths.Length + 1, expert, member, (expert * outputs) + c, Count / Members))];

    /// <summary>Its ln ê.</summary>
    public double Regret(double[] inputs, int expert, int member) => Sum(
        "scores", inputs, widths.Length + 1, expert, member, (layout.Experts.Length * outputs) + (expert - (expert > Full ? 1 : 0)),
        Count / Members);

    /// <summary>How many rows scores have.</summary>
    public int Count { get; init; }

    /// <summary>How many networks an expert has.</summary>
    public int Members { get; init; } = 1;

    // What reads a column of a layer's weights: the units below of the expert and of those whose groups are all its own.
    private double Sum(string name, double[] inputs, int layer, int expert, int member, int column, int columns)
    {
        string own = member == 0 ? name : $"{name} of {member + 1}";
        double[] weights = parameter($"{own} weight"), biases = parameter($"{own} bias");
        double sum = biases[column];
        if (layer == 1)
        {
            for (int m = 0; m < inputs.Length; m++)
            {
                sum += layout.Experts[expert].Features.Contains(owners[m]) ? inputs[m] * weights[(m * columns) + column] : 0;
            }

            return sum;
        }

        int width = widths[layer - 2];
        foreach (Expert child in layout.Experts.Where(other => other.Groups.All(layout.Experts[expert].Groups.Contains)))
        {
            double[] units = Units(inputs, layer - 1, child.Index, member);
            for (int unit = 0; unit < width; unit++)
            {
                sum += units[unit] * weights[(((child.Index * width) + unit) * columns) + column];
            }
        }

        return sum;
    }
}
