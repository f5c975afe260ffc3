namespace Nbm.Generators.Tests.Harness;

/// <summary>Records that carry other families of models than the additive one, or several.</summary>
internal static class FamilySources
{
    /// <summary>A multilayer perceptron alone, of counts with an exposure.</summary>
    public const string Claim = """
        using Nbm;

        namespace Insurance;

        /// <summary>A policy.</summary>
        /// <param name="Age">Of the driver.</param>
        /// <param name="Region">Where.</param>
        /// <param name="Years">How long it ran.</param>
        /// <param name="Claims">How many.</param>
        [MlpModel(Task = ModelTask.Poisson)]
        public partial record struct Claim(
            [property: Feature(Unit = "years")] double Age, [property: Feature] string? Region, [property: Exposure] double Years, [property: Target] int Claims);
        """;

    /// <summary>A polynomial alone, of several classes, to the third degree, nested and named otherwise.</summary>
    public const string Grain = """
        using Nbm;

        namespace Fields;

        /// <summary>Kinds.</summary>
        public enum Kind
        {
            /// <summary>One.</summary>
            Kama,

            /// <summary>Another.</summary>
            Rosa,

            /// <summary>The third.</summary>
            Canadian,
        }

        /// <summary>A mill.</summary>
        public static partial class Mill
        {
            /// <summary>A grain of wheat.</summary>
            [SpamModel(Degree = 3, Rank = 20, Name = "Wheat")]
            public partial class Grain
            {
                /// <summary>Area.</summary>
                [Feature(Unit = "mm²")] public double Area { get; init; }

                /// <summary>Groove.</summary>
                [Feature] public float? Groove { get; init; }

                /// <summary>Whether it is whole.</summary>
                [Feature] public bool IsWhole { get; init; }

                /// <summary>Its kind.</summary>
                [Target] public Kind Kind { get; init; }
            }
        }
        """;

    /// <summary>Three families of one record, which declares an interaction that only one of them reads.</summary>
    public const string Loan = """
        using Nbm;

        namespace Shop;

        /// <summary>A loan.</summary>
        [NbmModel]
        [MlpModel]
        [SpamModel]
        [Interaction(nameof(Seniority), nameof(Income))]
        public partial record Loan
        {
            /// <summary>Years in the job.</summary>
            [Feature(Unit = "years")] public required int Seniority { get; init; }

            /// <summary>Income.</summary>
            [Feature(Unit = "$/month")] public double? Income { get; init; }

            /// <summary>Job.</summary>
            [Feature] public string? Job { get; init; }

            /// <summary>Whether it was repaid.</summary>
            [Target] public required bool Repaid { get; init; }
        }
        """;

    /// <summary>A picture, an embedding and a number, of a perceptron and of experts.</summary>
    public const string Digit = """
        using System;
        using Nbm;

        namespace Post;

        /// <summary>A digit.</summary>
        [MlpModel]
        [ExpertsModel]
        public partial record Digit
        {
            /// <summary>Its picture.</summary>
            [FeatureVector(Length = 6, Width = 3, Height = 2, Unit = "grey", Description = "What the scanner saw."), Group("Picture")]
            public required float[] Pixels { get; init; }

            /// <summary>How heavy the envelope is.</summary>
            [Feature, Group("Envelope")] public double Weight { get; init; }

            /// <summary>What the envelope looks like.</summary>
            [FeatureVector(Name = "embedding", Length = 2), Group("Envelope")] public ReadOnlyMemory<double> @event { get; init; } = new double[2];

            /// <summary>Whether it is odd.</summary>
            [Target] public bool Odd { get; init; }
        }
        """;

    /// <summary>Experts of three groups, of two classes, declared in another order than their features.</summary>
    public const string Applicant = """
        using Nbm;

        namespace Bank;

        /// <summary>An applicant.</summary>
        [ExpertsModel]
        [Expert("Bureau"), Expert("Application"), Expert("Application", "Bureau"), Expert("Bureau", "Application", "event")]
        public partial record Applicant
        {
            /// <summary>Delinquencies.</summary>
            [Feature, Group("Bureau")] public int? Delinquencies { get; init; }

            /// <summary>Income.</summary>
            [Feature(Unit = "$/month"), Group("Application")] public double Income { get; init; }

            /// <summary>When.</summary>
            [Calendar(CalendarPart.Month | CalendarPart.Weekday), Group("event")] public System.DateOnly When { get; init; }

            /// <summary>Job.</summary>
            [Feature, Group("Application")] public string? Job { get; init; }

            /// <summary>Whether it was repaid.</summary>
            [Target] public bool Repaid { get; init; }
        }
        """;

    /// <summary>Experts of several classes as a record struct, of each group and of all.</summary>
    public const string Flower = """
        using Nbm;

        namespace Garden;

        /// <summary>Kinds.</summary>
        public enum Kind
        {
            /// <summary>One.</summary>
            Setosa,

            /// <summary>Another.</summary>
            Versicolor,

            /// <summary>The third.</summary>
            Virginica,
        }

        /// <summary>A flower.</summary>
        /// <param name="Length">Of a petal.</param>
        /// <param name="Width">Of a petal.</param>
        /// <param name="Height">Of the plant.</param>
        /// <param name="Kind">Its kind.</param>
        [ExpertsModel]
        public partial record struct Flower(
            [property: Feature, Group("Petal")] double Length, [property: Feature, Group("Petal")] double Width, [Feature, Group("Plant")] double Height,
            [property: Target] Kind Kind);
        """;

    /// <summary>A network with an interpreter whose attributes read features, of two classes.</summary>
    public const string Borrower = """
        using Nbm;

        namespace Credit;

        /// <summary>A borrower.</summary>
        [FlintModel(Attributes = 3, AttributeInputs = AttributeInputs.Features)]
        [Interaction(nameof(Income), nameof(Age))]
        public partial record Borrower
        {
            /// <summary>Income.</summary>
            [Feature(Unit = "$/month")] public double? Income { get; init; }

            /// <summary>Job.</summary>
            [Feature] public string? Job { get; init; }

            /// <summary>Age.</summary>
            [Feature] public required int Age { get; init; }

            /// <summary>Whether it was repaid.</summary>
            [Target] public required bool Repaid { get; init; }
        }
        """;

    /// <summary>A network with an interpreter of hidden layers, of several classes, of a picture.</summary>
    public const string Letter = """
        using Nbm;

        namespace Post;

        /// <summary>A handwritten letter.</summary>
        [FlintModel]
        public partial record Letter
        {
            /// <summary>The picture.</summary>
            [FeatureVector(Length = 16, Width = 4, Height = 4)] public required float[] Pixels { get; init; }

            /// <summary>Which.</summary>
            [Target] public required string Character { get; init; }
        }
        """;
}
