using System.Collections.Immutable;
using System.Reflection;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>Trains the models of <see cref="ParitySources"/> once, and compiles their scorers beside them.</summary>
public sealed class ParityFixture : IDisposable
{
    public ParityFixture()
    {
        Folder = Directory.CreateTempSubdirectory("nbm-frozen-").FullName;
        Assembly trainer = FrozenProject.Load(References.Default, [], ParitySources.Records, ParitySources.Training);
        trainer.GetType("Parity.Trainer")!.GetMethod("Train")!.Invoke(null, [Folder]);
        Files = [.. Directory.EnumerateFiles(Folder, "*.nbm").Order(StringComparer.Ordinal)];
        Scorers = FrozenProject.Load(References.Default, Files, ParitySources.Records, ParitySources.Training, ParitySources.Comparison);
    }

    public string Folder { get; }

    /// <summary>The model files.</summary>
    public ImmutableArray<string> Files { get; }

    /// <summary>The assembly with records, models, scorers and their comparison.</summary>
    public Assembly Scorers { get; }

    /// <summary>The file of a record.</summary>
    public string File(string record) => Path.Combine(Folder, record + ".nbm");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests that share the models.</summary>
[CollectionDefinition(Name)]
public sealed class ParityModels : ICollectionFixture<ParityFixture>
{
    public const string Name = "parity models";
}
