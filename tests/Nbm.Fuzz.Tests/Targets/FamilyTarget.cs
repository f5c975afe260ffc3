using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>
/// What loads model files of families without tables: a model of any family, and, where schema and family are a record's,
/// that record's own.
/// </summary>
internal abstract class FamilyTarget : FuzzTarget
{
    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        TrainedModel? model = null;
        string? refusal = Oracle.Refusal(
            () => costs.Load(input.Length, () => model = TrainedModel.Load(new MemoryStream(input))),
            typeof(NbmFormatException));
        if (model is null)
        {
            return refusal!;
        }

        string outcome = Oracle.AskAny(model, random);
        FamilySeed? seed = FamilySeeds.All.FirstOrDefault(
            own => own.Model.GetType() == model.GetType() && own.Model.Schema.Hash == model.Schema.Hash);
        string? other = seed is null
            ? null
            : Oracle.Refusal(() => seed.Use(new MemoryStream(input)), typeof(NbmFormatException), typeof(NbmSchemaException));
        return $"{outcome} {model.GetType().Name}{(other is null ? "" : $", {other} of the record's own")}";
    }
}
