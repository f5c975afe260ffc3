namespace Nbm.Generators.Tests.Harness;

/// <summary>Records of all shapes, each a source file of its own; snapshots, hostile settings and cultures share them.</summary>
internal static class ModelSources
{
    /// <summary>The example that the project began with: a bool target, every kind of feature, a named interaction.</summary>
    public const string Applicant = """
        using Nbm;

        namespace Shop;

        /// <summary>Who owns the home.</summary>
        public enum Housing
        {
            /// <summary>Rented.</summary>
            Rent,

            /// <summary>Owned.</summary>
            Owner,

            /// <summary>Another word for an owner.</summary>
            Owned = Owner,
        }

        /// <summary>An applicant.</summary>
        [NbmModel]
        [Interaction(nameof(Seniority), nameof(Income))]
        public partial record Applicant
        {
            /// <summary>Years in the job.</summary>
            [Feature(Unit = "years")] public required int Seniority { get; init; }

            /// <summary>Home.</summary>
            [Feature] public Housing? Home { get; init; }

            /// <summary>Income.</summary>
            [Feature(Unit = "$/month")] public double? Income { get; init; }

            /// <summary>Job.</summary>
            [Feature] public string? Job { get; init; }

            /// <summary>Whether the loan was repaid.</summary>
            [Target] public required bool Repaid { get; init; }
        }
        """;

    /// <summary>A positional record struct, a regression with a weight, dates and times, and all pairs.</summary>
    public const string House = """
        using System;
        using Nbm;

        namespace Estate.Sales;

        /// <summary>A sale.</summary>
        /// <param name="Area">Living area.</param>
        /// <param name="Sold">When.</param>
        /// <param name="OnMarket">For how long.</param>
        /// <param name="HasGarden">Whether there is a garden.</param>
        /// <param name="Price">What was paid.</param>
        /// <param name="Count">How many such houses.</param>
        [NbmModel]
        [Interaction("Sold", "Area")]
        [Interactions(Order = 2)]
        public readonly partial record struct House(
            [Feature(Unit = "m²", Description = "Living area, \"net\" <of walls>")] float Area,
            [Feature] DateOnly Sold,
            [Feature(Name = "on market", Smoothness = 0.5)] TimeSpan? OnMarket,
            [Feature] bool HasGarden,
            [Target(Unit = "€")] decimal Price,
            [Weight(Name = "n")] short Count);
        """;

    /// <summary>A nested class, an enum target of three members, and names that are keywords.</summary>
    public const string Keywords = """
        using Nbm;

        namespace @namespace.@event;

        /// <summary>Holds the model.</summary>
        public static partial class Outer
        {
            /// <summary>Inner.</summary>
            public partial interface IInner
            {
                /// <summary>Flowers.</summary>
                public enum @class
                {
                    /// <summary>One.</summary>
                    @int = 3,

                    /// <summary>Two.</summary>
                    @record = 1,

                    /// <summary>Three.</summary>
                    Größe = 2,
                }

                /// <summary>A flower.</summary>
                [NbmModel(Name = "Flower")]
                [Interaction(nameof(@double), nameof(@class))]
                public sealed partial class @void
                {
                    /// <summary>A number.</summary>
                    [Feature(Name = "petal width")] public double @double { get; set; }

                    /// <summary>A category.</summary>
                    [Feature] public @class? @class { get; set; }

                    /// <summary>A field.</summary>
                    [Feature] public bool? field { get; set; }

                    /// <summary>Row.</summary>
                    [Feature] public ulong row { get; set; }

                    /// <summary>Length, in Greek.</summary>
                    [Feature] public System.Half μήκος { get; set; }

                    /// <summary>The species.</summary>
                    [Target] public required @class @return { get; init; }
                }
            }
        }
        """;

    /// <summary>A struct in the global namespace with a text target, internal members and a three-way interaction.</summary>
    public const string Ticket = """
        using System;
        using Nbm;

        internal enum Channel : ulong { Mail = 1, Phone = ulong.MaxValue }

        [NbmModel]
        [Interaction(nameof(Words), nameof(Via), nameof(At))]
        internal partial struct Ticket
        {
            [Feature] internal long Words { get; init; }

            [Feature] public Channel Via { get; init; }

            [Feature] public DateTime? At { get; init; }

            [Feature] public required string Language { get; init; }

            [Target] public string? Queue { get; init; }

            public required string Id { get; init; }

            public object? Notes { get; init; }
        }
        """;

    /// <summary>A two-member enum target, features inherited from a positional record.</summary>
    public const string Flight = """
        using System;
        using Nbm;

        namespace Air;

        /// <summary>How it went.</summary>
        public enum Outcome
        {
            /// <summary>Late.</summary>
            Late = 7,

            /// <summary>On time.</summary>
            OnTime = -7,
        }

        /// <summary>A leg.</summary>
        /// <param name="Distance">How far.</param>
        /// <param name="Departure">When.</param>
        public abstract record Leg([Feature(Unit = "km")] int Distance, [Feature] DateTime Departure)
        {
            /// <summary>Seats, by type.</summary>
            [Feature] public virtual byte Seats { get; init; }
        }

        /// <summary>A flight.</summary>
        /// <param name="Distance">How far.</param>
        /// <param name="Departure">When.</param>
        /// <param name="Carrier">Who.</param>
        [NbmModel]
        public sealed partial record Flight(int Distance, DateTime Departure, [Feature] string Carrier) : Leg(Distance, Departure)
        {
            /// <summary>Seats, of this flight.</summary>
            public override byte Seats { get; init; }

            /// <summary>Distance a seat.</summary>
            [Feature] public double PerSeat => Seats == 0 ? 0 : Distance / (double)Seats;

            /// <summary>The outcome.</summary>
            [Target] public Outcome? Outcome { get; init; }
        }
        """;

    /// <summary>What features declare beyond their types: special values, axes, circles, order, calendar parts.</summary>
    public const string Ride = """
        using System;
        using Nbm;

        namespace Bikes;

        /// <summary>The weather.</summary>
        [Ordinal]
        public enum Weather
        {
            /// <summary>Clear.</summary>
            Clear,

            /// <summary>Rain.</summary>
            Rain,
        }

        /// <summary>An hour of a bike hire.</summary>
        [NbmModel]
        [Interaction("BeganHour", "BeganWeekday")]
        [Interaction("BeganMonth", nameof(Sky))]
        public partial record Ride
        {
            /// <summary>When it began.</summary>
            [Feature, Calendar(CalendarPart.Month | CalendarPart.Weekday | CalendarPart.Hour)]
            public DateTime Began { get; init; }

            /// <summary>When it was paid for.</summary>
            [Calendar(CalendarPart.Year | CalendarPart.DayOfYear | CalendarPart.Weekday, Name = "paid")]
            public DateTimeOffset? Paid { get; init; }

            /// <summary>When the station opened.</summary>
            [Feature, Calendar(CalendarPart.Hour)]
            public TimeOnly? Opened { get; init; }

            /// <summary>The sky.</summary>
            [Feature] public Weather? Sky { get; init; }

            /// <summary>The wind, −9 and −8 for calm and unknown.</summary>
            [Feature(Unit = "°", Period = 360, Special = new[] { -9d, -8 })] public float Wind { get; init; }

            /// <summary>The distance.</summary>
            [Feature(Unit = "m", Axis = AxisKind.Log)] public double Distance { get; init; }

            /// <summary>The station.</summary>
            [Feature(MinCount = 20)] public string Station { get; init; } = "";

            /// <summary>How many.</summary>
            [Target] public int Count { get; init; }
        }
        """;

    /// <summary>An amount that is often zero, with all that may stand beside it.</summary>
    public const string Policy = """
        using Nbm;

        namespace Insurance;

        /// <summary>A policy.</summary>
        /// <param name="Age">Of the driver.</param>
        /// <param name="Known">What is known of its risk.</param>
        /// <param name="Years">How long it ran.</param>
        /// <param name="Count">How many such policies.</param>
        /// <param name="Claims">What was paid.</param>
        [NbmModel(Task = ModelTask.Tweedie, TweediePower = 1.7)]
        public sealed partial record Policy([Feature] int Age, [Offset] float Known, [Exposure(Name = "policy years")] decimal Years, [Weight(Kind = WeightKind.Precision)] int Count, [Target(Unit = "€")] double Claims);
        """;

    /// <summary>Durations, some of which ended in an event.</summary>
    public const string Machine = """
        using Nbm;

        namespace Plant;

        /// <summary>A machine.</summary>
        [NbmModel(Task = ModelTask.Cox)]
        public partial struct Machine
        {
            /// <summary>Load.</summary>
            [Feature(Unit = "t")] public required double Load { get; init; }

            /// <summary>Hours that it ran.</summary>
            [Target(Unit = "h")] public required int Hours { get; init; }

            /// <summary>Whether it failed then.</summary>
            [Event] public required bool @event { get; init; }
        }
        """;

    /// <summary>Durations that are seen from some time on, in strata.</summary>
    public const string Patient = """
        using Nbm;

        namespace Ward;

        /// <summary>Where.</summary>
        public enum Clinic
        {
            /// <summary>By the sea.</summary>
            @base,

            /// <summary>On the hill.</summary>
            Hill = 7,
        }

        /// <summary>A patient.</summary>
        /// <param name="Age">In years.</param>
        /// <param name="Days">Until the last visit.</param>
        /// <param name="Died">Whether the patient died then.</param>
        /// <param name="Admitted">When.</param>
        /// <param name="Clinic">In which.</param>
        [NbmModel(Task = ModelTask.Cox)]
        public sealed partial record Patient([Feature] int Age, [Target] double Days, [Event] bool Died, [Entry(Name = "admitted on")] float Admitted, [Stratum] Clinic Clinic);
        """;

    /// <summary>Numbers by name, and names alone, beside a feature; classes.</summary>
    public const string Mail = """
        using System.Collections.Generic;
        using Nbm;

        namespace Post;

        /// <summary>Where a mail goes.</summary>
        public enum Folder
        {
            /// <summary>To be read.</summary>
            Inbox,

            /// <summary>For later.</summary>
            News,

            /// <summary>Never.</summary>
            Spam,
        }

        /// <summary>A mail.</summary>
        [NbmModel]
        public partial record Mail
        {
            /// <summary>Its length.</summary>
            [Feature] public required int Length { get; init; }

            /// <summary>Its words.</summary>
            [FeatureVector(Unit = "times", Description = "How often each word occurs.", MinCount = 5, MaxNames = 1000)]
            public required IReadOnlyDictionary<string, double> Words { get; init; }

            /// <summary>Its labels.</summary>
            [FeatureVector(Name = "labels")] internal IReadOnlySet<string> @event { get; init; } = new HashSet<string>();

            /// <summary>Where it went.</summary>
            [Target] public required Folder Folder { get; init; }
        }
        """;

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Applicant)] = Applicant,
        [nameof(House)] = House,
        [nameof(Keywords)] = Keywords,
        [nameof(Ticket)] = Ticket,
        [nameof(Flight)] = Flight,
        [nameof(Ride)] = Ride,
        [nameof(Policy)] = Policy,
        [nameof(Machine)] = Machine,
        [nameof(Patient)] = Patient,
        [nameof(Mail)] = Mail,
        [nameof(FamilySources.Claim)] = FamilySources.Claim,
        [nameof(FamilySources.Digit)] = FamilySources.Digit,
        [nameof(FamilySources.Grain)] = FamilySources.Grain,
        [nameof(FamilySources.Loan)] = FamilySources.Loan,
    };

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];
}
