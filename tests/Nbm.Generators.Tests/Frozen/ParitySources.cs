namespace Nbm.Generators.Tests.Frozen;

/// <summary>Records of every kind of feature and task, and what trains models of them and compares these with their scorers.</summary>
internal static class ParitySources
{
    /// <summary>The records.</summary>
    public const string Records = """
        #nullable enable
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using Nbm;

        namespace Parity;

        public enum Housing { Owner, Rent, Parents, Other }

        public enum Outcome { Sold, Withdrawn, Expired }

        [NbmModel]
        [Interaction(nameof(Age), nameof(Income))]
        [Interaction(nameof(Home), nameof(Income))]
        [Interaction(nameof(Age), nameof(Inquiries), nameof(Wind))]
        [Interaction(nameof(Home), nameof(Job))]
        public partial record Applicant
        {
            [Feature(Unit = "years")] public double Age { get; init; }
            [Feature(Axis = AxisKind.Log, Special = new[] { -9d, 0d })] public double? Income { get; init; }
            [Feature(Special = new[] { -9d, -8d, -7d })] public int Inquiries { get; init; }
            [Feature(Period = 360)] public float Wind { get; init; }
            [Feature] public Housing? Home { get; init; }
            [Feature, Ordinal] public Outcome Grade { get; init; }
            [Feature] public string? Job { get; init; }
            [Feature(MinCount = 5)] public string City { get; init; } = "";
            [Feature] public bool? Married { get; init; }
            [Feature] public decimal Constant { get; init; }
            [Calendar(CalendarPart.Month | CalendarPart.Weekday | CalendarPart.Hour)] public DateTime Asked { get; init; }
            [Target] public bool Repaid { get; init; }
        }

        [NbmModel(Task = ModelTask.Poisson)]
        public partial class Policy
        {
            [Feature] public double Power { get; init; }
            [Feature] public double @class { get; init; }
            [Exposure] public double Years { get; init; }
            [Offset] public double Known { get; init; }
            [Target] public int Claims { get; init; }
        }

        [NbmModel]
        [Interaction(nameof(Area), nameof(Rooms))]
        public partial struct House
        {
            [Feature] public double Area { get; init; }
            [Feature] public int? Rooms { get; init; }
            [Target] public Outcome Outcome { get; init; }
        }

        [NbmModel]
        public partial record Ticket([Feature] double Length, [Feature] bool Urgent, [Target] string Queue);

        [NbmModel]
        [Interaction(nameof(Age), nameof(Inquiries))]
        public partial record Borrower
        {
            [Ignore] public int Id { get; init; }
            [Feature] public double Age { get; init; }
            [Feature(Axis = AxisKind.Log, Special = new[] { -9d })] public double? Income { get; init; }
            [Feature(Special = new[] { -9d })] public int Inquiries { get; init; }
            [Feature(Period = 360)] public float Wind { get; init; }
            [Feature] public Housing? Home { get; init; }
            [Feature] public string? Job { get; init; }
            [Feature] public bool? Married { get; init; }
            [Calendar(CalendarPart.Month)] public DateTime Asked { get; init; }
            [Target] public bool Repaid { get; init; }
        }

        [NbmModel]
        public partial record Letter(
            [Feature] double Length, [FeatureVector(MinCount = 2)] IReadOnlyDictionary<string, int> Words, [FeatureVector(MinCount = 2)] Dictionary<string, double> Weights,
            [FeatureVector(MinCount = 2)] IReadOnlyCollection<string> Tags, [Target] bool Answered);

        [NbmModel]
        public partial record Sorted([FeatureVector(MinCount = 2)] IReadOnlyDictionary<string, double> Words, [Target] Outcome Outcome);

        [NbmModel(Task = ModelTask.Cox)]
        public partial record Machine([Feature] double Load, [Feature] double Heat, [Event] bool Failed, [Target] double Hours);
        """;

    /// <summary>Rows, and training.</summary>
    public const string Training = """
        #nullable enable
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Nbm;

        namespace Parity;

        public static class Rows
        {
            public static Applicant[] Applicants(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i =>
                {
                    double u = random.NextDouble(), v = random.NextDouble(), w = random.NextDouble();
                    return new Applicant
                    {
                        Age = 18 + 60 * u,
                        Income = v < 0.1 ? null : v < 0.2 ? -9 : Math.Exp(9 * v),
                        Inquiries = w < 0.2 ? -9 + i % 3 : (int)(20 * w),
                        Wind = (float)(360 * w),
                        Home = u < 0.1 ? null : (Housing)(i % 4),
                        Grade = (Outcome)(i % 3),
                        Job = w > 0.9 ? null : "job " + i % 7,
                        City = w < 0.9 ? "city " + i % 5 : "village " + i,
                        Married = v > 0.9 ? null : u > 0.5,
                        Constant = 3,
                        Asked = new DateTime(2026, 1, 1).AddHours(i * 7),
                        Repaid = Math.Sin(u * 6) + v + (i % 4 == 1 ? 1 : 0) + (w < 0.2 ? 1 : 0) + random.NextDouble() > 1.6,
                    };
                }).ToArray();
            }

            public static Borrower[] Borrowers(int count, int seed) => Applicants(count, seed).Select((a, i) => new Borrower
            {
                Id = i + 1, Age = a.Age, Income = a.Income, Inquiries = a.Inquiries, Wind = a.Wind, Home = a.Home, Job = a.Job, Married = a.Married, Asked = a.Asked, Repaid = a.Repaid,
            }).ToArray();

            public static Policy[] Policies(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i => new Policy
                {
                    Power = random.NextDouble() * 10, @class = random.Next(5), Years = 0.1 + random.NextDouble(), Known = random.NextDouble() - 0.5, Claims = random.Next(3) + (i % 5 == 0 ? 3 : 0),
                }).ToArray();
            }

            public static House[] Houses(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i =>
                {
                    double area = random.NextDouble() * 100;
                    return new House { Area = area, Rooms = i % 9 == 0 ? null : random.Next(8), Outcome = area > 60 ? Outcome.Sold : (Outcome)random.Next(3) };
                }).ToArray();
            }

            public static Ticket[] Tickets(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i =>
                {
                    double length = random.NextDouble();
                    return new Ticket(length, i % 2 == 0, length > 0.5 ? "first \"line\"" : random.Next(2) == 0 ? "räksmörgås" : "third");
                }).ToArray();
            }

            // Names that look alike, of odd characters, and one that is empty.
            private static readonly string[] s_names =
                Enumerable.Range(0, 60).Select(i => "word" + i).Concat(new[] { "", "wörd", "WORD1", "word1 ", "\uD83D\uDE00", "\uD83D", "naïve", "na\u0131ve", "\"'\\\n" }).ToArray();

            public static Letter[] Letters(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i =>
                {
                    string Name() => random.Next(50) == 0 ? "rare" + random.Next() : s_names[(int)(s_names.Length * Math.Pow(random.NextDouble(), 2))];
                    var words = Enumerable.Range(0, random.Next(12)).Select(_ => Name()).Distinct().ToDictionary(n => n, _ => random.Next(-1, 5));
                    var weights = Enumerable.Range(0, random.Next(6)).Select(_ => Name()).Distinct().ToDictionary(n => n, _ => 4 * random.NextDouble() - 1);
                    string[] tags = Enumerable.Range(0, random.Next(25)).Select(_ => Name()).ToArray();
                    double length = random.NextDouble();
                    double score = words.GetValueOrDefault("word1") - 2 * weights.GetValueOrDefault("word0") + (tags.Contains("wörd") ? 3 : 0) + length - 1;
                    return new Letter(length, words, weights, tags, score + random.NextDouble() > 0.5);
                }).ToArray();
            }

            public static Sorted[] Sorted(int count, int seed) => Letters(count, seed).Select((l, i) => new Sorted(
                l.Weights.ToDictionary(w => w.Key, w => w.Value), l.Weights.GetValueOrDefault("word0") > 0.5 ? Outcome.Sold : (Outcome)(i % 3))).ToArray();

            public static Machine[] Machines(int count, int seed)
            {
                var random = new Random(seed);
                return Enumerable.Range(0, count).Select(i =>
                {
                    double load = random.NextDouble(), heat = random.NextDouble();
                    return new Machine(load, heat, i % 3 != 0, -Math.Log(1 - random.NextDouble()) * Math.Exp(-2 * load) * 100);
                }).ToArray();
            }
        }

        public static class Trainer
        {
            public static void Train(string folder)
            {
                var options = new TrainingOptions { Seed = 3, Rounds = 4, PosteriorDraws = 2, Threads = 1, Epochs = 2 };
                ApplicantModel.Train(Rows.Applicants(1500, 1), options).Edit(
                    e =>
                    {
                        e.Age.Flatten(30.5, 40);
                        e.Income.Clamp(-0.5, 0.5);
                        e.Income.SetSpecial(-9, 0.25);
                        e.Wind.Shift(0.25, 300, 20);
                        e.Home[Housing.Rent] = 0.5;
                        e.Home.Missing = -0.25;
                        e.Job["job 2"] = 1;
                        e.Married[true] = -0.125;
                        e.AgeXIncome.Scale(0.5);
                    },
                    "R. Roe", "For scorers to keep.").Save(System.IO.Path.Combine(folder, "applicant.nbm"));
                BorrowerModel.Train(Rows.Borrowers(800, 6), options).Save(System.IO.Path.Combine(folder, "borrower.nbm"));
                PolicyModel.Train(Rows.Policies(600, 2), options).Save(System.IO.Path.Combine(folder, "policy.nbm"));
                HouseModel.Train(Rows.Houses(600, 3), options).Save(System.IO.Path.Combine(folder, "house.nbm"));
                TicketModel.Train(Rows.Tickets(300, 4), options).Save(System.IO.Path.Combine(folder, "ticket.nbm"));
                LetterModel.Train(Rows.Letters(600, 7), options).WithThreshold(DecisionThreshold.At(0.7)).Save(System.IO.Path.Combine(folder, "letter.nbm"));
                SortedModel.Train(Rows.Sorted(500, 8), options).Save(System.IO.Path.Combine(folder, "sorted.nbm"));
                MachineModel.Train(Rows.Machines(400, 5), options).Save(System.IO.Path.Combine(folder, "machine.nbm"));
            }
        }
        """;

    /// <summary>Compares scorers with the models of their files, on rows at, before and behind every knot, missing, extreme and unseen
    /// ones. Gives what differs.</summary>
    public const string Comparison = """
        #nullable enable
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Nbm;

        namespace Parity;

        public static class Comparison
        {
            private static readonly double[] s_extremes = { 0, -0.0, 1, -1, 1e300, -1e300, double.MaxValue, double.MinValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity };

            public static int Compared;

            private static IEnumerable<double> Around(NumericShape shape) =>
                shape.Knots.SelectMany(k => new[] { Math.BitDecrement(k), k, Math.BitIncrement(k) }).Concat(s_extremes).Concat(shape.Knots.Zip(shape.Knots.Skip(1), (a, b) => a + (b - a) * 0.37));

            public static IEnumerable<string> Applicants(string folder)
            {
                var model = ApplicantModel.Load(System.IO.Path.Combine(folder, "applicant.nbm"));
                Applicant row = Rows.Applicants(1, 9)[0];
                var rows = Rows.Applicants(500, 8).ToList();
                rows.AddRange(Around(model.Shapes.Age).Select((x, i) => row with { Age = x, Home = (Housing?)(i % 4) }));
                rows.AddRange(Around(model.Shapes.Income).Concat(new[] { -9d, 0d }).Select((x, i) => row with { Income = x, Age = i % 100 }));
                rows.AddRange(Enumerable.Range(-12, 60).Select(x => row with { Inquiries = x }));
                rows.AddRange(Around(model.Shapes.Wind).Select(x => row with { Wind = (float)x }));
                rows.AddRange(Enumerable.Range(-2, 9).Select(x => row with { Home = (Housing)x }));
                rows.AddRange(Enumerable.Range(-2, 9).Select(x => row with { Grade = (Outcome)x }));
                rows.AddRange(new[] { "job 1", "never", "", "JOB 1", null! }.SelectMany(t => new[] { row with { Job = t }, row with { City = t } }));
                rows.Add(row with { Constant = 99, Married = null, Home = null, Income = null, Job = null });
                rows.AddRange(Enumerable.Range(0, 400).Select(i => row with { Asked = new DateTime(2027, 1, 1).AddHours(i * 23.7) }));
                return rows.SelectMany(r => Compare(r.ToString(), () => model.Predict(r).Score, () => ApplicantScorer.Score(r))
                    .Concat(Compare(r.ToString(), () => model.Predict(r).Probability, () => ApplicantScorer.Predict(r).Probability))
                    .Concat(Compare(r.ToString(), () => model.Predict(r).Label ? 1 : 0, () => ApplicantScorer.Predict(r).Label ? 1 : 0))
                    .Concat(Compare("text of " + r, () => model.Predict(r).ToString().GetHashCode(), () => ApplicantScorer.Predict(r).ToString().GetHashCode()))
                    .Concat(Compare("text of reasons", () => 1, () => ApplicantScorer.Explain(rows[0]).ToString().StartsWith("log-odds of true ", StringComparison.Ordinal) ? 1 : 0))
                    .Concat(model.Explain(rows[0]).Contributions.SelectMany(c => Compare(
                        r + " " + c.Name,
                        () => model.Explain(r).Contributions.Single(own => own.Name == c.Name).Score,
                        () => ApplicantScorer.Explain(r).Contributions().Single(own => own.Key == c.Name).Value))));
            }

            public static IEnumerable<string> Policies(string folder)
            {
                var model = PolicyModel.Load(System.IO.Path.Combine(folder, "policy.nbm"));
                var rows = Rows.Policies(300, 8).Concat(s_extremes.SelectMany(x => new[]
                {
                    new Policy { Power = x, Years = 1 }, new Policy { Years = x }, new Policy { Known = x, Years = 1 }, new Policy { @class = x, Years = 2 },
                }));
                return rows.SelectMany((r, i) => Compare("policy " + i, () => model.Predict(r), () => PolicyScorer.Predict(r))
                    .Concat(Compare("policy " + i, () => model.Explain(r).Score, () => PolicyScorer.Explain(r).Score)));
            }

            public static IEnumerable<string> Houses(string folder)
            {
                var model = HouseModel.Load(System.IO.Path.Combine(folder, "house.nbm"));
                var rows = Rows.Houses(300, 8).Concat(s_extremes.Select(x => new House { Area = x, Rooms = 3 })).Append(new House { Area = 3 });
                return rows.SelectMany((r, i) => Enumerable.Range(0, 3).SelectMany(c =>
                    Compare("house " + i, () => model.Predict(r).Scores[(Outcome)c], () => { var s = new double[3]; HouseScorer.Score(r, s); return s[c]; })
                    .Concat(Compare("house " + i, () => model.Predict(r).Probabilities[(Outcome)c], () => { var s = new double[3]; HouseScorer.Predict(r, s); return s[c]; }))
                    .Concat(Compare("house " + i, () => (int)model.Predict(r).Label, () => (int)HouseScorer.Predict(r, new double[3])))
                    .Concat(HouseScorer.Terms.SelectMany((name, t) => Compare("house " + i + name,
                        () => model.Explain(r).Contributions.Single(own => own.Name == name).Scores[(Outcome)c],
                        () => { var all = new double[9]; HouseScorer.Explain(r, new double[3], all); return all[t * 3 + c]; })))));
            }

            public static IEnumerable<string> Tickets(string folder)
            {
                var model = TicketModel.Load(System.IO.Path.Combine(folder, "ticket.nbm"));
                return Rows.Tickets(200, 8).SelectMany((r, i) => Compare("ticket " + i,
                    () => model.Predict(r).Probability,
                    () => { var s = new double[TicketScorer.Classes.Count]; string label = TicketScorer.Predict(r, s); return s[TicketScorer.Classes.ToList().IndexOf(model.Predict(r).Label == label ? label : "?")]; }));
            }

            public static IEnumerable<string> Machines(string folder)
            {
                var model = MachineModel.Load(System.IO.Path.Combine(folder, "machine.nbm"));
                return Rows.Machines(200, 8).SelectMany((r, i) => Compare("machine " + i, () => model.Predict(r).HazardRatio, () => MachineScorer.Predict(r))
                    .Concat(new[] { 0, 0.001, r.Hours, 1e9 }.SelectMany(t => Compare("machine " + i, () => model.Predict(r).Survival(t), () => MachineScorer.Survival(r, t)))));
            }

            public static IEnumerable<string> Letters(string folder)
            {
                var model = LetterModel.Load(System.IO.Path.Combine(folder, "letter.nbm"));
                Letter row = Rows.Letters(1, 9)[0];
                var numbers = s_extremes.Concat(Enumerable.Range(-20, 60).Select(i => i * 0.17));
                var rows = Rows.Letters(400, 9).Concat(numbers.Select(x => row with { Weights = new Dictionary<string, double> { ["word0"] = x, ["word3"] = 1, ["never"] = x } }))
                    .Concat(Enumerable.Range(-9, 40).Select(i => row with { Words = new Dictionary<string, int> { ["word1"] = i, ["\uD83D"] = 1, ["\uD83D\uDE00"] = 2 } }))
                    .Append(row with { Words = null! }).Append(row with { Weights = null! }).Append(row with { Tags = null! }).Append(row with { Tags = new[] { "word1", null! } })
                    .Append(row with { Tags = Array.Empty<string>(), Words = new Dictionary<string, int>(), Weights = new Dictionary<string, double>() });
                return rows.SelectMany((r, i) => Compare("letter " + i, () => model.Predict(r).Score, () => LetterScorer.Score(r))
                    .Concat(Compare("letter " + i, () => model.Predict(r).Label ? 1 : 0, () => LetterScorer.Predict(r).Label ? 1 : 0))
                    .Concat(Compare("letter " + i, () => model.Predict(r).Probability >= 0.7 ? 1 : 0, () => LetterScorer.Predict(r).Label ? 1 : 0))
                    .Concat(Compare("text of letter " + i, () => model.Predict(r).ToString().GetHashCode(), () => LetterScorer.Predict(r).ToString().GetHashCode()))
                    .Concat(Compare("letter " + i, () => model.Explain(r).Words.Score, () => LetterScorer.Explain(r).Words))
                    .Concat(Compare("letter " + i, () => model.Explain(r).Weights.Score, () => LetterScorer.Explain(r).Weights))
                    .Concat(Compare("letter " + i, () => model.Explain(r).Tags.Score, () => LetterScorer.Explain(r).Tags))
                    .Concat(Compare("letter " + i, () => model.Explain(r).Score, () => LetterScorer.Explain(r).Score)));
            }

            public static IEnumerable<string> Sorted(string folder)
            {
                var model = SortedModel.Load(System.IO.Path.Combine(folder, "sorted.nbm"));
                return Rows.Sorted(200, 9).SelectMany((r, i) => Enumerable.Range(0, 3).SelectMany(c =>
                    Compare("sorted " + i, () => model.Predict(r).Scores[(Outcome)c], () => { var s = new double[3]; SortedScorer.Score(r, s); return s[c]; })
                    .Concat(Compare("sorted " + i, () => model.Explain(r).Words.Scores[(Outcome)c], () => { var all = new double[3]; SortedScorer.Explain(r, new double[3], all); return all[c]; }))));
            }

            /// The expression refuses nothing, and agrees to rounding where the scorer doesn't refuse.
            public static IEnumerable<string> Expressions(string folder)
            {
                var applicant = ApplicantScorer.ScoreExpression.Compile();
                var policy = PolicyScorer.ScoreExpression.Compile();
                var machine = MachineScorer.ScoreExpression.Compile();
                Applicant row = Rows.Applicants(1, 9)[0];
                var rows = Rows.Applicants(400, 8).Concat(Enumerable.Range(-9, 200).Select(x => row with { Age = x, Wind = 11 * x, Inquiries = x, Income = x is < 0 and > -9 ? null : Math.Abs(x) < 9 ? x * x : x == -9 ? -9 : x }))
                    .Concat(new[] { row with { Home = (Housing)17 }, row with { Job = "never" }, row with { City = "never", Job = null } });
                return rows.SelectMany((r, i) => Near("applicant " + i, () => ApplicantScorer.Score(r), () => applicant(r)))
                    .Concat(Rows.Policies(200, 8).SelectMany((r, i) => Near("policy " + i, () => PolicyScorer.Score(r), () => policy(r))))
                    .Concat(Rows.Machines(200, 8).SelectMany((r, i) => Near("machine " + i, () => MachineScorer.Score(r), () => machine(r))));
            }

            private static IEnumerable<string> Near(string what, Func<double> expected, Func<double> found)
            {
                Compared++;
                double? e = Try(expected), f = Try(found);
                if (e is null || f is null || !(Math.Abs(e.Value - f.Value) <= 1e-12 * (1 + Math.Abs(e.Value))))
                {
                    yield return FormattableString.Invariant($"{what}: {e} by the scorer, {f} by the expression");
                }
            }

            private static IEnumerable<string> Compare(string what, Func<double> expected, Func<double> found)
            {
                Compared++;
                double? e = Try(expected), f = Try(found);
                if (e != f)
                {
                    yield return FormattableString.Invariant($"{what}: {(e is null ? "refused" : e.Value.ToString("R"))} by the model, {(f is null ? "refused" : f.Value.ToString("R"))} by the scorer");
                }
            }

            private static double? Try(Func<double> score)
            {
                try
                {
                    return score();
                }
                catch (Exception e) when (e is NbmDataException or ArgumentException)
                {
                    return null;
                }
            }
        }
        """;

    /// <summary>Scores rows in a database, by a LINQ provider. Gives the largest difference from the scorer, and how many rows there
    /// were.</summary>
    public const string Database = """
        #nullable enable
        #pragma warning disable CS1591
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Parity;

        public sealed class Bank : DbContext
        {
            public DbSet<Borrower> Borrowers => Set<Borrower>();

            protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:");
        }

        public static class Database
        {
            public static (double, int) Compare()
            {
                using var bank = new Bank();
                bank.Database.OpenConnection();
                bank.Database.EnsureCreated();
                bank.Borrowers.AddRange(Rows.Borrowers(400, 11));
                bank.SaveChanges();
                double[] scores = bank.Borrowers.OrderBy(row => row.Id).Select(BorrowerScorer.ScoreExpression).ToArray();
                double[] expected = bank.Borrowers.OrderBy(row => row.Id).AsEnumerable().Select(BorrowerScorer.Score).ToArray();
                return (scores.Zip(expected, (s, e) => Math.Abs(s - e)).Max(), scores.Distinct().Count());
            }
        }
        """;

    /// <summary>Compares exported scorers, in the namespace Exported, with the models of their files. Gives what differs.</summary>
    public const string ExportComparison = """
        #nullable enable
        #pragma warning disable CS1591
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Nbm;

        namespace Parity;

        public static class ExportComparison
        {
            private static string? Text<T>(T? value) where T : struct, Enum => value is { } member ? Enum.IsDefined(member) ? member.ToString() : "no member" : null;

            public static IEnumerable<string> All(string folder)
            {
                var applicants = ApplicantModel.Load(System.IO.Path.Combine(folder, "applicant.nbm"));
                foreach (Applicant r in Rows.Applicants(500, 8).Append(Rows.Applicants(1, 8)[0] with { Home = (Housing)9, Job = "never", Income = null, Married = null }))
                {
                    var row = new Exported.ApplicantScorer.Row
                    {
                        Age = r.Age, Income = r.Income, Inquiries = r.Inquiries, Wind = r.Wind, Home = Text(r.Home), Grade = Text<Outcome>(r.Grade), Job = r.Job, City = r.City, Married = r.Married,
                        Constant = (double)r.Constant, AskedMonth = r.Asked.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture), AskedWeekday = r.Asked.DayOfWeek.ToString(), AskedHour = r.Asked.TimeOfDay.TotalHours,
                    };
                    if (applicants.Predict(r).Score != Exported.ApplicantScorer.Score(row) || applicants.Predict(r).Probability != Exported.ApplicantScorer.Predict(row).Probability)
                    {
                        yield return r.ToString();
                    }
                }

                var policies = PolicyModel.Load(System.IO.Path.Combine(folder, "policy.nbm"));
                foreach (Policy r in Rows.Policies(200, 8))
                {
                    if (policies.Predict(r) != Exported.PolicyScorer.Predict(new Exported.PolicyScorer.Row { Power = r.Power, @class = r.@class, Offset = r.Known, Exposure = r.Years }))
                    {
                        yield return "policy";
                    }
                }

                var letters = LetterModel.Load(System.IO.Path.Combine(folder, "letter.nbm"));
                foreach (Letter r in Rows.Letters(200, 9))
                {
                    if (letters.Predict(r).Score != Exported.LetterScorer.Score(new Exported.LetterScorer.Row { Length = r.Length, Words = r.Words, Weights = r.Weights, Tags = r.Tags }))
                    {
                        yield return "letter";
                    }
                }

                var houses = HouseModel.Load(System.IO.Path.Combine(folder, "house.nbm"));
                var probabilities = new double[3];
                foreach (House r in Rows.Houses(200, 8))
                {
                    string label = Exported.HouseScorer.Predict(new Exported.HouseScorer.Row { Area = r.Area, Rooms = r.Rooms }, probabilities);
                    if (houses.Predict(r).Label.ToString() != label || houses.Predict(r).Probability != probabilities.Max())
                    {
                        yield return "house";
                    }
                }
            }
        }
        """;
}
