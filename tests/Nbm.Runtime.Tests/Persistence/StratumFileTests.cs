using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Generated;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Entries and strata in files.</summary>
public sealed class StratumFileTests
{
    private static readonly ModelSchema s_plain = new()
    {
        Name = "Machine",
        Features = [new() { Name = "Load", Column = "Load", Kind = FeatureKind.Numeric, ClrType = "double" }],
        Interactions = [],
        Target = new() { Name = "Hours", Column = "Hours", Task = ModelTask.Cox, ClrType = "double" },
        EventColumn = "Failed",
    };

    private static readonly ModelSchema s_stratified = s_plain with { StratumColumn = "Plant", EntryColumn = "From" };

    [Fact]
    public void Baselines_of_strata_survive()
    {
        AdditiveModel saved = Model(s_stratified, ("Ü", [1], [0.5]), ("", [1, 2], [0.25, 0.5]), ("a\ud800", [3], [0]));
        byte[] file = ModelFileTests.Bytes(saved);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(file), s_stratified);

        loaded.Schema.ShouldBe(s_stratified);
        loaded.Baseline.ShouldBeNull();
        loaded.StratumBaselines.Keys.ShouldBe(["", "a\ud800", "Ü"]);
        loaded.StratumBaselines[""].CumulativeHazards.ShouldBe([0.25, 0.5]);
        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Fact]
    public void Json_has_them_and_says_nothing_where_there_are_none()
    {
        AdditiveModel saved = Model(s_stratified, ("a", [1], [0.5]), ("b\ud800", [1, 2], [0.25, 0.5]));
        ModelFileTests.Bytes(AdditiveModel.LoadJson(new MemoryStream(Json(saved)))).ShouldBe(ModelFileTests.Bytes(saved));

        AdditiveModel plain = Model(s_plain);
        System.Text.Encoding.UTF8.GetString(Json(plain)).ShouldNotContain("tratum");
        ModelFileTests.Bytes(AdditiveModel.LoadJson(new MemoryStream(Json(plain)))).ShouldBe(ModelFileTests.Bytes(plain));
    }

    [Fact]
    public void Strata_out_of_order_or_without_baselines_are_refused()
    {
        byte[] file = ModelFileTests.Bytes(Model(s_stratified, ("a", [1], [0.5]), ("b", [1], [0.5])));
        int last = file.AsSpan().LastIndexOf("b\0"u8);
        file[last] = (byte)'a';
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(FileParts.Repaired(file)))).Message
            .ShouldContain("the stratum a comes behind a");

        AdditiveModel none = Model(s_stratified);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(none)))).Message
            .ShouldContain("needs their baseline hazards");
        Should.Throw<ArgumentException>(() => Model(s_stratified, ("a", [], []))).Message
            .ShouldContain("a stratum without events has no baseline");
        Should.Throw<ArgumentException>(() => Model(s_plain, ("a", [1], [1]))).Message.ShouldContain("has no strata");
    }

    [Fact]
    public void A_schema_with_strata_is_another()
    {
        s_stratified.Hash.ShouldNotBe(s_plain.Hash);
        (s_plain with { EntryColumn = "From" }).Hash.ShouldBe(s_plain.Hash); // Predictions don't read it.
        Should.Throw<NbmSchemaException>(() => AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(Model(s_plain))), s_stratified))
            .Message.ShouldContain("the record has a stratum now, which the model doesn't know");
    }

    [Fact]
    public void The_compiler_of_models_knows_that_there_are_strata()
    {
        FrozenReader.Read(ModelFileTests.Bytes(Model(s_stratified, ("a", [1], [0.5])))).HasStratum.ShouldBeTrue();
        FrozenModel plain = FrozenReader.Read(ModelFileTests.Bytes(Model(s_plain)));
        (plain.HasStratum, plain.Baseline is null).ShouldBe((false, false));
    }

    private static AdditiveModel Model(ModelSchema schema, params (string Stratum, double[] Times, double[] Hazards)[] baselines)
    {
        ImmutableArray<Axis> axes = [new(0, [0, 1], 0, false, false)];
        return new AdditiveModel(schema, [], [0], axes, [new Term("Load", axes, [0], [[-1, 1]], [1])], new Vocabularies([null]),
            TrainingHistory.Empty)
        {
            Baseline = schema.StratumColumn is null ? new BaselineHazard([1], [0.5]) : null,
            StratumBaselines = baselines.ToImmutableSortedDictionary(own => own.Stratum,
                own => new BaselineHazard([.. own.Times], [.. own.Hazards])),
        };
    }

    private static byte[] Json(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Export(stream, new JsonExport());
        return stream.ToArray();
    }
}
