using System.Collections.Immutable;
using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>
/// Predictors with interpreters in files: how rows become inputs and, of attributes of features, hats; what attributes read; all layers as
/// tensors; and what the interpreter was found to be on the training rows.
/// </summary>
internal sealed class FlintFormat : FamilyFormat<FlintModel>
{
    private const string Curves = "curves";
    private const string Products = "products";
    private const string CurveImportances = "importances of curves";
    private const string Attributes = "attributes";
    private const string Layers = "layers";
    private const string Summary = "summary";

    public override string Family => "flint";

    public override IReadOnlyList<string> Sections =>
        [InputFormat.Inputs, InputFormat.Dense, Curves, Products, Attributes, Layers, Summary, CurveImportances];

    protected override void Write(FlintModel model, SectionWriter to)
    {
        FlintParts parts = model.Network;
        InputFormat.Write(to, parts.Inputs);
        if (parts.Attributes.Curves is { } curves)
        {
            to.Required(Curves, section => InputFormat.Write(section, curves.Hats));
            if (!curves.Products.IsEmpty)
            {
                to.Required(Products, section => Write(section, curves.Products));
            }
        }

        to.Required(Attributes, section =>
        {
            section.Byte((byte)parts.Attributes.Inputs);
            section.Int32s(parts.Attributes.Taps.AsSpan());
        });
        to.RequiredTensors(Layers, [
            .. TensorsOf("predictor", parts.Predictor), .. TensorsOf("attributes", parts.Attributes.Layers),
            FileTensor.Of("read-out", [.. parts.ReadOut.Weights], parts.ReadOut.Inputs, parts.ReadOut.Outputs),
            FileTensor.Of("importances", [.. model.Parts.SelectMany(part => part.Importances)], model.Parts.Length, model.Outputs),
        ]);
        to.Required(Summary, section => Write(section, model.Summary));
        if (!model.CurveImportances.IsEmpty)
        {
            to.Optional(CurveImportances, section => section.Doubles(model.CurveImportances.AsSpan()));
        }
    }

    protected override FlintModel Read(CommonParts common, SectionReader from)
    {
        InputEncoding inputs = InputFormat.Read(from, common.Schema);
        InputEncoding? hats = from.Read<InputEncoding?>(Curves, section => InputFormat.Read(section, common.Schema), null);
        CurveInputs? curves = hats is null ? null : from.Read(Products, section => ReadProducts(section, hats), new CurveInputs(hats, []));
        ImmutableArray<double> moved = from.Read(CurveImportances, section => section.Doubles().AsImmutable(), []);
        (AttributeInputs kind, ImmutableArray<int> taps) = from.Read(Attributes,
            section => ((AttributeInputs)section.Byte(), section.Int32s().AsImmutable()));
        FlintSummary summary = from.Read(Summary, section => ReadSummary(section, common));
        return FileTensors.Read(from, Layers, tensors =>
        {
            ImmutableArray<DenseLayer> attributes = LayersOf(tensors, "attributes");
            if (attributes.IsEmpty)
            {
                throw new ArgumentException("there is no layer of attributes");
            }

            int count = attributes[^1].Outputs, outputs = common.Intercepts.Length;
            var readOut = new DenseLayer(
                count, outputs, tensors.Singles("read-out", count, outputs).AsImmutable(), [.. new float[outputs]], isHidden: false);
            ImmutableArray<double> importances = tensors.Doubles("importances", count, outputs).AsImmutable();
            var parts = new FlintParts(inputs, LayersOf(tensors, "predictor"),
                new AttributeNetwork(kind, taps, curves, attributes), readOut);
            return new FlintModel(common, parts, importances, summary, moved);
        });
    }

    private static void Write(PayloadWriter to, ImmutableArray<ProductInputs> products)
    {
        to.Int32(products.Length);
        foreach (ProductInputs product in products)
        {
            to.Int32(product.Interaction);
            InputFormat.WriteFeatures(to, product.Factors);
        }
    }

    private static CurveInputs ReadProducts(FileCursor from, InputEncoding hats)
    {
        int first = hats.Count;
        ProductInputs[] products = from.Items(4 + 4, "interactions", () =>
        {
            int interaction = from.Int32();
            var product = new ProductInputs(interaction, first, InputFormat.ReadFeatures(from, hats.Schema));
            first += product.Count;
            return product;
        }, most: hats.Schema.Interactions.Length);
        return new CurveInputs(hats, [.. products]);
    }

    private static IEnumerable<FileTensor> TensorsOf(string chain, ImmutableArray<DenseLayer> layers) =>
        layers.SelectMany((layer, i) => new[]
    {
        FileTensor.Of(Name(chain, i, "weights"), [.. layer.Weights], layer.Inputs, layer.Outputs),
        FileTensor.Of(Name(chain, i, "biases"), [.. layer.Biases], layer.Outputs),
    });

    private static ImmutableArray<DenseLayer> LayersOf(FileTensors tensors, string chain)
    {
        var layers = ImmutableArray.CreateBuilder<DenseLayer>();
        for (int i = 0; tensors.Has(Name(chain, i, "weights")); i++)
        {
            int[] shape = tensors.ShapeOf(Name(chain, i, "weights"), 2);
            float[] weights = tensors.Singles(Name(chain, i, "weights"), shape),
                biases = tensors.Singles(Name(chain, i, "biases"), shape[1]);
            layers.Add(new DenseLayer(shape[0], shape[1], weights.AsImmutable(), biases.AsImmutable(),
                tensors.Has(Name(chain, i + 1, "weights"))));
        }

        return layers.ToImmutable();
    }

    private static void Write(PayloadWriter to, FlintSummary summary)
    {
        to.Int32(summary.Rows);
        to.Double(summary.Fidelity);
        to.Int32(summary.GlobalRelevance.Length);
        foreach (ClassRelevance own in summary.GlobalRelevance)
        {
            to.Double(own.Share);
            to.Doubles(own.Values.AsSpan());
        }

        to.Doubles(summary.ActiveShares.AsSpan());
        to.Doubles(summary.LeadingShares.AsSpan());
        to.Double(summary.ShareWithoutActive);
        to.Double(summary.ShareLedAgainst);
        to.Doubles(summary.SignedConciseness.AsSpan());
        to.Doubles(summary.AbsoluteConciseness.AsSpan());
    }

    private static FlintSummary ReadSummary(FileCursor from, CommonParts common)
    {
        int rows = from.Int32();
        double fidelity = from.Double();
        (double Share, double[] Values)[] classes = from.Items(8 + 4, "classes", () => (from.Double(), from.Doubles()),
            most: Math.Max(1, common.Classes.Length));
        return new FlintSummary
        {
            Rows = rows,
            Fidelity = fidelity,
            GlobalRelevance = [.. classes.Select((own, c) =>
                new ClassRelevance(FlintCounts.ClassName(common.Schema, common.Classes, c), own.Share, own.Values.AsImmutable()))],
            ActiveShares = from.Doubles().AsImmutable(),
            LeadingShares = from.Doubles().AsImmutable(),
            ShareWithoutActive = from.Double(),
            ShareLedAgainst = from.Double(),
            SignedConciseness = from.Doubles().AsImmutable(),
            AbsoluteConciseness = from.Doubles().AsImmutable(),
        };
    }

    private static string Name(string chain, int layer, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{chain} {layer + 1} {what}");
}
