using System.Reflection;
using CreditRisk;
using Nbm.Export.Tests.Databases;
using Nbm.Export.Tests.Records;
using Nbm.Generated;

namespace Nbm.Export.Tests.Parity;

/// <summary>The cases, each made when it is first asked for.</summary>
internal static class ParityCases
{
    private static readonly Dictionary<string, Lazy<ParityCase>> s_cases = new()
    {
        ["every kind"] = new(() => Voyages(VoyageRows.All)),
        ["credit"] = new(Credit),
        ["penguins"] = new(Penguins),
        ["claims"] = new(Claims),
        ["whole seconds"] = new(() => Voyages(VoyageRows.InWholeSeconds)),
    };

    public static TheoryData<string> Names { get; } = ["every kind", "credit", "penguins", "claims"];

    public static ParityCase Of(string name) => s_cases[name].Value;

    private static ParityCase Credit()
    {
        Applicant[] rows = ApplicantCsv.Read(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"));
        ApplicantModel model = ApplicantModel.Train(rows, TrainingOptions.Fast with { Seed = 1, Rounds = 4 })
            .WithThreshold(DecisionThreshold.ForCosts(falsePositive: 5, falseNegative: 1)) // For every label to obey.
            .Edit(
                e =>
                {
                    e.Income.Flatten(60.5, 151);
                    e.Amount.Clamp(-0.4, 0.4);
                    e.Job["freelance"] = -0.5;
                    e.Home[Housing.Parents] = 0.25;
                    e.Debt.Missing = -0.125;
                    e.Price.Remove();
                },
                "R. Roe", "For exports to keep.\n'; DROP TABLE applicants; --");
        return ParityCase.Of(
            model, [.. rows.Where((_, r) => r % 9 == 0), rows[0] with { Job = "astronaut" }, rows[0] with { Home = (Housing)77 }],
            [
                ("Seniority", SqlType.Whole, row => row.Seniority), ("Home", SqlType.Text, row => row.Home?.ToString()),
                ("Time", SqlType.Whole, row => row.Time),
                ("Age", SqlType.Whole, row => row.Age), ("Marital", SqlType.Text, row => row.Marital?.ToString()),
                ("Records", SqlType.Truth, row => row.Records),
                ("Job", SqlType.Text, row => row.Job), ("Expenses", SqlType.Number, row => row.Expenses),
                ("Income", SqlType.Number, row => row.Income),
                ("Assets", SqlType.Number, row => row.Assets), ("Debt", SqlType.Number, row => row.Debt),
                ("Amount", SqlType.Number, row => row.Amount),
                ("Price", SqlType.Number, row => row.Price),
            ],
            ("Income", (row, x) => row with { Income = x }), ("Debt", (row, x) => row with { Debt = x }),
            ("Amount", (row, x) => row with { Amount = x }));
    }

    private static ParityCase Penguins()
    {
        Penguin[] rows = PenguinCsv.Read(Path.Combine(AppContext.BaseDirectory, "penguins.csv"));
        PenguinModel model = PenguinModel.Train(rows, TrainingOptions.Fast with { Seed = 1, Rounds = 4 });
        return ParityCase.Of(
            model, [.. rows, new Penguin { Sex = "?" }],
            [
                ("bill_length_mm", SqlType.Number, row => row.BillLength), ("bill_depth_mm", SqlType.Number, row => row.BillDepth),
                ("body_mass_g", SqlType.Number, row => row.BodyMass), ("sex", SqlType.Text, row => row.Sex),
            ],
            ("BillLength", (row, x) => row with { BillLength = x }), ("BillDepth", (row, x) => row with { BillDepth = x }),
            ("BodyMass", (row, x) => row with { BodyMass = x }));
    }

    private static ParityCase Claims()
    {
        var random = new Random(3);
        Claim[] rows =
        [
            .. Enumerable.Range(0, 400).Select(_ => new Claim
            {
                Power = random.Next(4, 20), Bonus = random.NextDouble() < 0.1 ? null : random.NextDouble() * 100,
                Years = 0.1 + random.NextDouble(), Shift = random.NextDouble() - 0.5,
                Count = random.Next(3),
            }),
        ];
        ClaimModel model = ClaimModel.Train(rows, TrainingOptions.Fast with { Seed = 1, Rounds = 4 });
        Claim first = rows[0];
        return ParityCase.Of(
            model,
            [
                .. rows, first with { Years = 0 }, first with { Years = -1 }, first with { Years = double.NaN },
                first with { Years = double.PositiveInfinity }, first with { Years = 1e-300 },
                first with { Shift = double.NaN }, first with { Shift = 1e300 }, first with { Shift = -1e300 },
                first with { Shift = double.NegativeInfinity },
            ],
            [
                ("Power", SqlType.Number, row => row.Power), ("Bonus", SqlType.Number, row => row.Bonus),
                ("Years", SqlType.Number, row => row.Years), ("Shift", SqlType.Number, row => row.Shift),
            ],
            ("Power", (row, x) => row with { Power = x }), ("Bonus", (row, x) => row with { Bonus = x }));
    }

    private static ParityCase Voyages(Voyage[] rows)
    {
        // Any model of the record has its encoder, and a random one needs the columns that it gives.
        var encoder = (RecordEncoder<Voyage>)typeof(VoyageModel).GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static)!
            .GetValue(null)!;
        IReadOnlyList<string>?[] vocabularies = [.. encoder.Schema.Features.Select(feature => feature.Name switch
        {
            "Port" => VoyageRows.Ports,
            "Cargo" => (IReadOnlyList<string>?)VoyageRows.Cargoes,
            _ => null,
        })];
        var encoded = new double[encoder.Schema.Features.Length * rows.Length];
        encoder.Encode(rows, new Vocabularies(vocabularies), encoded, rows.Length);
        double[][] columns = [.. encoded.Chunk(rows.Length)];
        using var file = new MemoryStream();
        RandomModel.Of(encoder.Schema, vocabularies, columns, knots: 40, pairKnots: 24).Save(file);
        file.Position = 0;
        return ParityCase.Of(VoyageModel.Load(file), rows, VoyageRows.Columns, VoyageRows.Numbers);
    }
}
