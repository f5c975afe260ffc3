using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>What loads model files: a model without its record, and, where the schema is a record's, that record's own.</summary>
internal abstract class ModelTarget : FuzzTarget
{
    private static readonly Dictionary<string, Action<Stream>> s_records =
        Seeds.All.Where(seed => seed.Use is not null).DistinctBy(seed => seed.Model.Schema.Hash)
            .ToDictionary(seed => seed.Model.Schema.Hash, seed => seed.Use!);

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        AdditiveModel? model = null;
        string? refusal = Oracle.Refusal(() => costs.Load(input.Length, () => model = AdditiveModel.Load(new MemoryStream(input))),
            typeof(NbmFormatException));
        if (model is null)
        {
            return refusal!;
        }

        string outcome = Oracle.Ask(model, random);
        if (s_records.TryGetValue(model.Schema.Hash, out Action<Stream>? use)
            && Oracle.Refusal(() => use(new MemoryStream(input)), typeof(NbmFormatException), typeof(NbmSchemaException)) is { } other)
        {
            return other + " of the record's own";
        }

        return outcome;
    }
}
