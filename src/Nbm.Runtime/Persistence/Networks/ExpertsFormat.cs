using System.Collections.Immutable;
using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Experts in files: how rows become inputs, which groups and experts there are, how they are mixed, and the layers of each as
/// tensors.</summary>
internal sealed class ExpertsFormat : FamilyFormat<ExpertsModel>
{
    private const string Layout = "layout";
    private const string Mixture = "mixture";
    private const string Layers = "layers";

    public override string Family => "experts";

    public override IReadOnlyList<string> Sections => [InputFormat.Inputs, InputFormat.Dense, Layout, Mixture, Layers];

    protected override void Write(ExpertsModel model, SectionWriter to)
    {
        InputFormat.Write(to, model.Networks.Inputs);
        to.Required(Layout, section => Write(section, model.Layout));
        to.Required(Mixture, section =>
        {
            section.Byte((byte)model.Confidence);
            section.Double(model.Mixture.Gates.Temperature);
            section.Double(model.Mixture.Gates.Centre);
            section.Double(model.Mixture.Scale.Mean);
            section.Double(model.Mixture.Scale.Deviation);
        });
        List<FileTensor> tensors = [
            FileTensor.Of("importances", [.. model.Parts.SelectMany(part => part.Importances)], model.Experts.Length, model.Outputs)];
        for (int k = 0; k < model.Networks.Layers.Length; k++)
        {
            foreach (Expert expert in model.Experts)
            {
                DenseLayer own = model.Networks.Layers[k][expert.Index];
                tensors.Add(FileTensor.Of(Name(k, expert.Index, "weights"), [.. own.Weights], own.Inputs, own.Outputs));
                tensors.Add(FileTensor.Of(Name(k, expert.Index, "biases"), [.. own.Biases], own.Outputs));
            }
        }

        to.RequiredTensors(Layers, tensors);
    }

    protected override ExpertsModel Read(CommonParts common, SectionReader from)
    {
        InputEncoding inputs = InputFormat.Read(from, common.Schema);
        ExpertsLayout layout = from.Read(Layout, section => ReadLayout(section, common.Schema));
        ExpertMixture mixture = from.Read(Mixture, section => new ExpertMixture(
            new ExpertGates(layout, (ExpertConfidence)section.Byte(), section.Double(), section.Double()), layout.Experts.Length,
            common.Intercepts.Length,
            new ExpertScale(section.Double(), section.Double()), common.Schema.Target.Task == ModelTask.Regression));
        return FileTensors.Read(from, Layers, tensors =>
        {
            var layers = ImmutableArray.CreateBuilder<ImmutableArray<DenseLayer>>();
            for (int k = 0; tensors.Has(Name(k, 0, "weights")); k++)
            {
                bool isHidden = tensors.Has(Name(k + 1, 0, "weights"));
                layers.Add([.. layout.Experts.Select(expert => ReadLayer(tensors, k, expert.Index, isHidden))]);
            }

            ImmutableArray<double> importances = tensors.Doubles("importances", layout.Experts.Length, common.Intercepts.Length)
                .AsImmutable();
            return new ExpertsModel(common, new ExpertNetworks(layout, inputs, layers.ToImmutable()), mixture, importances);
        });
    }

    private static void Write(PayloadWriter to, ExpertsLayout layout)
    {
        to.Int32(layout.Groups.Length);
        foreach (FeatureGroup group in layout.Groups)
        {
            to.Text(group.Name);
            to.Int32s(group.Features.AsSpan());
        }

        to.Int32(layout.Experts.Length);
        foreach (Expert expert in layout.Experts)
        {
            to.Int32s(expert.Groups.AsSpan());
        }
    }

    private static ExpertsLayout ReadLayout(FileCursor from, ModelSchema schema)
    {
        FeatureGroup[] groups = from.Items(4 + 4, "groups", () => new FeatureGroup(from.Text(), from.Int32s().AsImmutable()),
            most: ExpertsLayout.MostGroups);
        ImmutableArray<int>[] experts = from.Items(4, "experts", () => from.Int32s().AsImmutable(), most: ExpertsLayout.MostExperts);
        if (experts.Length == 0)
        {
            throw from.Wrong("there is no expert");
        }

        var layout = new ExpertsLayout([.. groups], [.. experts]);
        ExpertsRules.Check(layout, schema);
        return layout;
    }

    private static DenseLayer ReadLayer(FileTensors tensors, int layer, int expert, bool isHidden)
    {
        string weights = Name(layer, expert, "weights");
        int[] shape = tensors.ShapeOf(weights, 2);
        return new DenseLayer(
            shape[0], shape[1], tensors.Singles(weights, shape).AsImmutable(),
            tensors.Singles(Name(layer, expert, "biases"), shape[1]).AsImmutable(), isHidden);
    }

    private static string Name(int layer, int expert, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"layer {layer + 1} expert {expert + 1} {what}");
}
