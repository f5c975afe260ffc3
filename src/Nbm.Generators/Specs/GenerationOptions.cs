namespace Nbm.Generators.Specs;

/// <summary>What the generator needs to know about the consumer's project as a whole.</summary>
internal sealed record GenerationOptions
{
    /// <summary>Whether CsvHelper is referenced, so that a CSV reader can be generated.</summary>
    public required bool HasCsvHelper { get; init; }

    /// <summary>Whether Nbm.Runtime is referenced; the attributes alone are enough for the scorers of model files.</summary>
    public required bool HasRuntime { get; init; }

    /// <summary>See <see cref="Parsing.KnownSymbols.HasVectorExp"/>.</summary>
    public required bool HasVectorExp { get; init; }
}
