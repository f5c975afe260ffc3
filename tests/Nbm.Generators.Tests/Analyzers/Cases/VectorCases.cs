namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>NBM0221, and other rules about vectors.</summary>
internal static class VectorCases
{
    public static RuleCase[] Triggering { get; } =
    [
        new("NBM0221", "types that hold no numbers by name, or may be null", """
            #nullable enable
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([Target] bool Spam)
            {
                [FeatureVector] public double {|NBM0221:Length|} { get; init; }
                [FeatureVector] public string {|NBM0221:Text|} { get; init; } = "";
                [FeatureVector] public Dictionary<int, double> {|NBM0221:Numbers|} { get; init; } = [];
                [FeatureVector] public Dictionary<string, string> {|NBM0221:Headers|} { get; init; } = [];
                [FeatureVector] public decimal[] {|NBM0221:Prices|} { get; init; } = [];
                [FeatureVector(Length = 4)] public double[]? {|NBM0221:Embedding|} { get; init; }
                [FeatureVector] public double[,] {|NBM0221:Matrix|} { get; init; } = new double[0, 0];
                [FeatureVector] public Dictionary<string, double>? {|NBM0221:Words|} { get; init; }
            }
            """),
        new("NBM0223", "sizes that aren't those of the type", """
            using System;
            using System.Collections.Generic;

            [MlpModel]
            public partial record Digit(
                [{|NBM0223:FeatureVector|}] float[] Pixels,
                [FeatureVector({|NBM0223:Length = 0|})] double[] Embedding,
                [FeatureVector({|NBM0223:Length = 1000001|})] ReadOnlyMemory<float> Sound,
                [FeatureVector(Length = 6, Width = 4, {|NBM0223:Height = 2|})] float[] Picture,
                [FeatureVector(Length = 6, {|NBM0223:Width = 6|})] float[] Line,
                [FeatureVector(Length = 6, {|NBM0223:MinCount = 1|}, {|NBM0223:MaxNames = 9|})] float[] Names,
                [Target] bool Odd);
            """),
        new("NBM0223", "a length of names", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector({|NBM0223:Length = 9|}, {|NBM0223:Width = 3|}, {|NBM0223:Height = 3|})] Dictionary<string, int> Words, [Target] bool Spam);
            """),
        new("NBM0213", "limits of vectors out of range", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector({|NBM0213:MinCount = 0|}, {|NBM0213:MaxNames = -1|})] Dictionary<string, int> Words, [Target] bool Spam);
            """),
        new("NBM0205", "a vector that is a feature", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([Feature, FeatureVector] Dictionary<string, int> {|NBM0205:{|NBM0202:Words|}|}, [Target] bool Spam);
            """),
        new("NBM0301", "an interaction of a vector", """
            using System.Collections.Generic;

            [NbmModel]
            [Interaction({|NBM0301:nameof(Words)|}, nameof(Length))]
            public partial record Mail([FeatureVector] Dictionary<string, int> Words, [Feature] int Length, [Target] bool Spam);
            """),
        new("NBM0220", "a vector in order", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector, {|NBM0220:Ordinal|}] Dictionary<string, int> Words, [Target] bool Spam);
            """),
        new("NBM0216", "a vector whose name explanations have already", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector] Dictionary<string, int> {|NBM0216:Contributions|}, [Target] bool Spam);
            """),
        new("NBM0219", "a vector that no cell gives", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record {|NBM0219:Mail|}([FeatureVector] SortedDictionary<string, int> Words, [Target] bool Spam);
            """),
    ];

    public static RuleCase[] NearMisses { get; } =
    [
        new("NBM0221", "numbers by name, and names alone", """
            #nullable enable
            #pragma warning disable NBM0219
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([Target] bool Spam)
            {
                [FeatureVector] public required IReadOnlyDictionary<string, double> Words { get; init; }
                [FeatureVector] public Dictionary<string, float> Weights { get; init; } = [];
                [FeatureVector] public SortedDictionary<string, int> Counts { get; init; } = [];
                [FeatureVector] public IReadOnlyCollection<string> Labels { get; init; } = [];
                [FeatureVector] public HashSet<string> Tags { get; init; } = [];
                [FeatureVector] public string[] Flags { get; init; } = [];
                [FeatureVector] public List<string> Links { get; init; } = [];
            }
            """),
        new("NBM0223", "numbers by place", """
            using System;

            [MlpModel]
            public partial record Digit(
                [FeatureVector(Length = 784, Width = 28, Height = 28)] float[] Pixels, [FeatureVector(Length = 1000000)] double[] Embedding,
                [FeatureVector(Length = 1)] ReadOnlyMemory<float> Sound, [FeatureVector(Length = 3)] ReadOnlyMemory<double> Place, [Target] bool Odd);
            """),
        new("NBM0201", "a vector alone", """
            using System.Collections.Generic;

            [NbmModel]
            public partial record Mail([FeatureVector(MinCount = 1, MaxNames = 1)] Dictionary<string, int> Words, [Target] bool Spam);
            """),
    ];
}
