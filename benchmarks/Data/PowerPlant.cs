using Nbm;

namespace Nbm.Benchmarks.Data;

/// <summary>An hour of a combined cycle power plant at full load, and the energy that it made (UCI), main effects only.</summary>
[NbmModel]
public sealed partial record PowerPlant(
    [Feature(Unit = "°C", Name = "at")] double Temperature,
    [Feature(Unit = "cm Hg", Name = "v")] double ExhaustVacuum,
    [Feature(Unit = "mbar", Name = "ap")] double Pressure,
    [Feature(Unit = "%", Name = "rh")] double Humidity,
    [Target(Unit = "MW", Name = "pe")] double Energy);

/// <summary>The same, with all 6 pairs.</summary>
[NbmModel]
[Interactions(Order = 2)]
public sealed partial record PowerPlantPairs(
    [Feature(Unit = "°C", Name = "at")] double Temperature,
    [Feature(Unit = "cm Hg", Name = "v")] double ExhaustVacuum,
    [Feature(Unit = "mbar", Name = "ap")] double Pressure,
    [Feature(Unit = "%", Name = "rh")] double Humidity,
    [Target(Unit = "MW", Name = "pe")] double Energy);

/// <summary>That, with the triples that <c>SuggestInteractions(training, count: 100, order: 3)</c> gives.</summary>
[NbmModel]
[Interactions(Order = 2)]
[Interaction(nameof(Temperature), nameof(ExhaustVacuum), nameof(Pressure))]
[Interaction(nameof(Temperature), nameof(Pressure), nameof(Humidity))]
public sealed partial record PowerPlantTriples(
    [Feature(Unit = "°C", Name = "at")] double Temperature,
    [Feature(Unit = "cm Hg", Name = "v")] double ExhaustVacuum,
    [Feature(Unit = "mbar", Name = "ap")] double Pressure,
    [Feature(Unit = "%", Name = "rh")] double Humidity,
    [Target(Unit = "MW", Name = "pe")] double Energy);
