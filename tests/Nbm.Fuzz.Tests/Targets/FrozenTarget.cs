using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Damaged model files as a build reads them to compile a model: without the runtime, whose rules it can't rely on.</summary>
internal sealed class FrozenTarget : FuzzTarget
{
    private static readonly ImmutableArray<FuzzTarget> s_files = [new NbmBytes(), new NbmStructure()];

    public override string Name => "frozen";

    public override int DefaultInputs => 3_000;

    public override byte[] Make(FuzzRandom random) => random.Pick(s_files).Make(random);

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs) =>
        Oracle.Refusal(() => costs.Load(input.Length, () => FrozenReader.Read(input)), typeof(FileFormatException)) ?? "read";
}
