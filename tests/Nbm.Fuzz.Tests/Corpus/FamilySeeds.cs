using System.Collections.Immutable;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Generated;

namespace Nbm.Fuzz.Tests.Corpus;

/// <summary>
/// Perceptrons, polynomials of hats and of learned curves, experts and networks with interpreters, of some tasks: trained once, for two
/// epochs of a few rows.
/// </summary>
internal static class FamilySeeds
{
    private const int Rows = 96;

    private static readonly Lazy<ImmutableArray<FamilySeed>> s_all = new(Train);

    private static readonly Ferry[] s_ferries =
    [
        .. Enumerable.Range(0, Rows).Select(i => new Ferry
        {
            Load = i % 9 == 0 ? null : i % 7 == 0 ? -9 : i % 13, Hour = i * 5 % 24, Sea = i % 5 == 0 ? null : (Sea)(i % 3),
            Port = i % 4 == 0 ? null : i % 2 == 0 ? "Oslo" : "İzmir", Late = (i % 13) + (i % 3),
        }),
        new() { Load = double.MaxValue, Hour = -1e200, Sea = (Sea)77, Port = "nowhere" },
    ];

    private static readonly Crossing[] s_crossings =
    [
        .. Enumerable.Range(0, Rows).Select(i => new Crossing { Load = i % 17, Direct = i % 2 == 0, Sea = (Sea)(i * 7 % 3) }),
        new() { Load = -1e300 },
    ];

    private static readonly Winch[] s_winches =
    [
        .. Enumerable.Range(0, Rows).Select(i => new Winch
        {
            Load = i % 9 == 0 ? null : i % 11, Speed = i % 5, Failed = i % 3 != 0, Days = 1 + (i * 7 % 40),
        }),
        new() { Load = 1e300, Days = 1 },
    ];

    private static readonly Buoy[] s_buoys =
    [
        .. Enumerable.Range(0, Rows).Select(i => new Buoy
        {
            Pixels = [i % 3, 0, 0.5f, i % 7, -i, 9], Soundings = [i * 0.25, i % 2, -4], Chain = i % 5 == 0 ? null : i % 11,
            Adrift = (i % 7) + (i % 3) > 4,
        }),
        new() { Pixels = [float.MaxValue, float.MinValue, 0, 0, 0, 1e-40f],
            Soundings = [double.MaxValue, -double.MaxValue, double.Epsilon] },
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<FamilySeed> All => s_all.Value;

    private static ImmutableArray<FamilySeed> Train()
    {
        Ferry[] ferries = s_ferries[..Rows];
        Crossing[] crossings = s_crossings[..Rows];
        Winch[] winches = s_winches[..Rows];
        Buoy[] buoys = s_buoys[..Rows];
        MlpOptions mlp = new() { HiddenUnits = [3], Epochs = 2, BatchSize = 64 };
        SpamOptions hats = new() { Epochs = 2, BatchSize = 64 }, curves = hats with { Inputs = InputKind.Curves };
        ExpertsOptions experts = new() { HiddenUnits = [3], Epochs = 2, BatchSize = 64 };
        FlintOptions flint = new() { HiddenUnits = [3], DecoderUnits = [2], Epochs = 2, InterpreterEpochs = 2, BatchSize = 64 };
        ExpertsLayout ferry = new([new("Deck", [0, 3]), new("Bridge", [1, 2])]), crossing = new([new("Deck", [0]), new("Bridge", [1])]);
        return
        [
            new("mlp", MlpTrainer.Train(FerryEncoder.Instance, ferries, null, mlp, null, default), FerryMlps),
            new("mlp that keeps its network",
                MlpTrainer.Train(FerryEncoder.Instance, ferries, null, mlp with { KeepNetworks = true }, null, default), FerryMlps),
            new("mlp of classes",
                MlpTrainer.Train(CrossingEncoder.Instance, crossings, null, mlp with { HiddenUnits = [3, 2] }, null, default),
                CrossingMlps),
            new("mlp of durations", MlpTrainer.Train(WinchEncoder.Instance, winches, null, mlp with { HiddenUnits = [] }, null, default),
                WinchMlps),
            new("spam of hats", SpamTrainer.Train(FerryEncoder.Instance, ferries, null, 2, 2, hats, null, default), FerrySpams),
            new("spam of curves", SpamTrainer.Train(FerryEncoder.Instance, ferries, null, 3, 2, curves, null, default), FerrySpams),
            new("spam of curves that keeps its network",
                SpamTrainer.Train(FerryEncoder.Instance, ferries, null, 2, 2, curves with { KeepNetworks = true }, null, default),
                FerrySpams),
            new("spam of classes", SpamTrainer.Train(CrossingEncoder.Instance, crossings, null, 2, 2, hats, null, default), CrossingSpams),
            new("spam of durations", SpamTrainer.Train(WinchEncoder.Instance, winches, null, 2, 2, hats, null, default), WinchSpams),
            new("experts", ExpertsTrainer.Train(FerryEncoder.Instance, ferries, null, ferry, experts, null, default), FerryMixtures),
            new("experts of classes",
                ExpertsTrainer.Train(CrossingEncoder.Instance, crossings, null, crossing, experts, null, default),
                CrossingMixtures),
            new("mlp of vectors", MlpTrainer.Train(BuoyEncoder.Instance, buoys, null, mlp, null, default), BuoyMlps),
            new("experts of vectors",
                ExpertsTrainer.Train(BuoyEncoder.Instance, buoys, null, new([new("Picture", [1]), new("Depth", [0, 2])]), experts,
                    null, default),
                BuoyMixtures),
            new("flint", FlintTrainer.Train(FerryEncoder.Instance, ferries, null, 3, AttributeInputs.Features, flint, null, default),
                FerryFlints),
            new("flint of classes",
                FlintTrainer.Train(CrossingEncoder.Instance, crossings, null, 2, AttributeInputs.Hidden, flint, null, default),
                CrossingFlints),
        ];
    }

    private static void FerryFlints(Stream file) =>
        Ask(FerryFlint.Load(file), s_ferries, (model, row) => [model.Predict(row), .. model.Attributes.SelectMany(own => own.Weights)],
            (model, row) => model.Explain(row));

    private static void CrossingFlints(Stream file) =>
        Ask(CrossingFlint.Load(file), s_crossings, (model, row) => [model.Predict(row).Probability], (model, row) => model.Explain(row));

    private static void FerryMlps(Stream file) => Ask(FerryMlp.Load(file), s_ferries, (model, row) => [model.Predict(row)], null);

    private static void CrossingMlps(Stream file) =>
        Ask(CrossingMlp.Load(file), s_crossings, (model, row) => [model.Predict(row).Probability], null);

    private static void WinchMlps(Stream file) =>
        Ask(WinchMlp.Load(file), s_winches, (model, row) => [model.Predict(row).HazardRatio], null);

    private static void FerrySpams(Stream file) =>
        Ask(FerrySpam.Load(file), s_ferries, (model, row) => [model.Predict(row)], (model, row) => model.Explain(row));

    private static void CrossingSpams(Stream file) =>
        Ask(CrossingSpam.Load(file), s_crossings, (model, row) => [model.Predict(row).Probability], (model, row) => model.Explain(row));

    private static void WinchSpams(Stream file) =>
        Ask(WinchSpam.Load(file), s_winches, (model, row) => [model.Predict(row).HazardRatio], (model, row) => model.Explain(row));

    private static void FerryMixtures(Stream file) =>
        Ask(FerryExperts.Load(file), s_ferries, (model, row) => [model.Predict(row)], (model, row) => model.Explain(row));

    private static void CrossingMixtures(Stream file) =>
        Ask(CrossingExperts.Load(file), s_crossings, (model, row) => [model.Predict(row).Probability], (model, row) => model.Explain(row));

    private static void BuoyMlps(Stream file) => Ask(BuoyMlp.Load(file), s_buoys, (model, row) => [model.Predict(row).Probability], null);

    private static void BuoyMixtures(Stream file) =>
        Ask(BuoyExperts.Load(file), s_buoys, (model, row) => [model.Predict(row).Probability], (model, row) => model.Explain(row));

    private static void Ask<TModel, TRecord>(
        TModel model, TRecord[] rows, Func<TModel, TRecord, double[]> predict, Func<TModel, TRecord, object>? explain)
        where TModel : Model<TRecord>
    {
        Finite.Importances(model.Importances);
        foreach (TRecord row in new[] { rows[0], rows[1], rows[^1] })
        {
            try
            {
                Finite.Check("a prediction", predict(model, row));
                if (explain is not null)
                {
                    Finite.Explanation(explain(model, row));
                }
            }
            catch (NbmDataException)
            {
                // A row that the model has no place for.
            }
        }
    }
}
