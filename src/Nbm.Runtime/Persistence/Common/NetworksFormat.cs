using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>The networks that a model keeps, in a file: two sections that whoever only predicts passes over.</summary>
internal static class NetworksFormat
{
    public static void Write(SectionWriter to, KeptNetworks networks)
    {
        to.Optional(SectionNames.Networks, section =>
        {
            section.Text(networks.Kind);
            OptionsFormat.Write(section, networks.Layout);
            section.Double(networks.Mean);
            section.Double(networks.Deviation);
            section.Boolean(networks.Inputs is not null);
            if (networks.Inputs is { } inputs)
            {
                InputFormat.Write(section, inputs);
            }

            AxisFormat.Write(section, networks.Axes);
            section.Int32(networks.Terms.Length);
            foreach (ImmutableArray<int> axes in networks.Terms)
            {
                section.Int32s(axes.AsSpan());
            }

            section.Doubles(networks.Mass.AsSpan());
        });
        to.OptionalTensors(SectionNames.NetworkParameters, networks.Parameters);
    }

    /// <summary>The networks of a file; null if it has none.</summary>
    public static KeptNetworks? Read(SectionReader sections, ModelSchema schema, Vocabularies vocabularies)
    {
        if (!sections.Has(SectionNames.Networks))
        {
            return null;
        }

        ImmutableArray<FileTensor> parameters = sections.Read(SectionNames.NetworkParameters, FileTensor.ReadAll).AsImmutable();
        return sections.Read(SectionNames.Networks, from =>
        {
            var networks = new KeptNetworks
            {
                Kind = from.Text(),
                Layout = OptionsFormat.Read(from),
                Mean = from.Double(),
                Deviation = from.Double(),
                Inputs = from.Boolean() ? InputFormat.Read(from, schema) : null,
                Axes = AxisFormat.Read(from, schema),
                Terms = from.Items(8, "terms", () => from.Int32s().AsImmutable()).AsImmutable(),
                Mass = from.Doubles().AsImmutable(),
                Parameters = parameters,
            };
            from.Where = "the networks that the model keeps";
            return networks.FirstViolation(schema, vocabularies) is { } wrong ? throw from.Wrong(wrong) : networks;
        });
    }
}
