using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm.Tests;

internal sealed class LoanAmount(AdditiveModel model) : RegressionModel<Loan>(LoanEncoder.Amount, model)
{
    public LoanExplanation Explain(Loan row) => new(ExplainRow(row), row);

    public LoanExplanation Explain(Loan row, Loan reference) => new(ExplainAgainst(row, reference), row);

    public Explanations<LoanExplanation> Explain(IReadOnlyList<Loan> rows) =>
        ExplainRows(rows, (row, explained) => new LoanExplanation(explained, row));
}

internal sealed class LoanRepaid(AdditiveModel model) : BinaryModel<Loan>(LoanEncoder.Repaid, model)
{
    public LoanExplanation Explain(Loan row) => new(ExplainRow(row), row);

    public LoanExplanation Explain(Loan row, Loan reference) => new(ExplainAgainst(row, reference), row);

    public Explanations<LoanExplanation> Explain(IReadOnlyList<Loan> rows) =>
        ExplainRows(rows, (row, explained) => new LoanExplanation(explained, row));
}

internal sealed class LoanOutcome(AdditiveModel model) : BinaryModel<Loan, Risk>(LoanEncoder.Repaid, model, Risk.High, Risk.Low);

internal sealed class LoanRisk(AdditiveModel model)
    : MulticlassModel<Loan, Risk>(LoanEncoder.Risk, model, [Risk.Low, Risk.Middle, Risk.High])
{
    public LoanClassExplanation<Risk> Explain(Loan row) => new(ExplainRow(row), row);

    public LoanClassExplanation<Risk> Explain(Loan row, Loan reference) => new(PerClass(ExplainAgainst(row, reference)), row);

    public Explanations<LoanClassExplanation<Risk>> Explain(IReadOnlyList<Loan> rows) =>
        ExplainRows(rows, (row, explained) => new LoanClassExplanation<Risk>(PerClass(explained), row));
}

internal sealed class LoanAdvice(AdditiveModel model) : MulticlassModel<Loan, string>(LoanEncoder.Advice, model, [.. model.Classes]);

internal sealed class LoanExplanation(ExplainedRow explained, Loan row) : Explanation(explained)
{
    public Contribution<double?> Income => new(row.Income, ScoreOf(1), StandardErrorOf(1));
}

internal sealed class LoanClassExplanation<TClass>(ExplainedRow<TClass> explained, Loan row) : MulticlassExplanation<TClass>(explained)
    where TClass : notnull
{
    public MulticlassContribution<double?, TClass> Income => new(row.Income, ScoresOf(1), StandardErrorsOf(1));
}

/// <summary>Models with random tables, and random rows for them.</summary>
internal static class LoanModels
{
    public static ImmutableArray<string> Jobs { get; } = ["baker", "smith", "teacher", "İşçi"];

    public static LoanAmount Amount { get; } = new(Build(LoanEncoder.Amount.Schema, []));

    public static LoanRepaid Repaid { get; } = new(Build(LoanEncoder.Repaid.Schema, ["false", "true"]));

    public static LoanRisk Risk { get; } = new(Build(LoanEncoder.Risk.Schema, ["Low", "Middle", "High"]));

    public static LoanAdvice Advice { get; } = new(Build(LoanEncoder.Advice.Schema, ["go", "wait", "stop"]));

    /// <summary>A model with random tables; interactions lie on coarser axes, some of which several share.</summary>
    public static AdditiveModel Build(ModelSchema schema, ImmutableArray<string> classes, int knots = 40, ulong seed = 1)
    {
        var random = new TestRandom(seed);
        ImmutableArray<Axis> axes =
        [
            new(0, [.. Enumerable.Range(0, 30).Select(i => (double)i)], 0, hasMissing: false, hasUnseen: false),
            new(1, [.. Enumerable.Range(0, knots).Select(i => i * i * 1.5)], 0, hasMissing: true, hasUnseen: false),
            new(2, [], 3, hasMissing: true, hasUnseen: true),
            new(3, [], Jobs.Length, hasMissing: true, hasUnseen: true),
            new(4, [], 2, hasMissing: false, hasUnseen: false),
            new(0, [1, 5, 20], 0, hasMissing: false, hasUnseen: false),
            new(1, [100, 1000], 0, hasMissing: true, hasUnseen: false),
        ];
        ImmutableArray<ImmutableArray<int>> terms = [[0], [1], [2], [3], [4], [5, 6], [2, 6], [5, 6, 3]];
        int outputs = schema.Target.Task == ModelTask.Multiclass ? classes.Length : 1;
        return new AdditiveModel(
            schema, classes, [.. Enumerable.Range(0, outputs).Select(_ => random.Between(-1, 1))], axes,
            [.. terms.Select((own, t) => RandomTerm(schema.TermName(t), axes, own, outputs, random))],
            new Vocabularies([null, null, null, Jobs, null]),
            new TrainingHistory([new EpochLosses(1, 0.9, 1.0), new EpochLosses(2, 0.8, null)], 2));
    }

    /// <summary>The model with random standard errors and degrees of freedom, some of its terms dropped.</summary>
    public static AdditiveModel WithErrors(this AdditiveModel model, params int[] dropped)
    {
        var random = new TestRandom(7);
        ImmutableArray<Term> terms = [.. model.Terms.Select(
            (term, t) => Changed(model, term, !dropped.Contains(t), RandomTables(term, 0, 0.5, random), random.Between(1, 9)))];
        double[][] angles = [.. model.Intercepts.Select(_ => terms.Select(_ => random.Between(0, 6)).Append(0).ToArray())];
        var errors = new ScoreErrors(
            [.. model.Intercepts.Select(_ => random.Between(0, 0.1))],
            [.. angles.Select(own => Triangle(own.Length, (s, t) => Math.Cos(own[s] - own[t])))]);
        return Changed(model, terms, errors);
    }

    /// <summary>The model as a file of before they were measured has it.</summary>
    public static AdditiveModel WithoutImportanceErrors(this AdditiveModel model) =>
        Changed(model,
            [.. model.Terms.Select(term => Changed(model, term, term.Selected, term.StandardErrors, term.DegreesOfFreedom, false))],
            model.ScoreErrors);

    /// <summary>The model with some of its terms dropped.</summary>
    public static AdditiveModel Without(this AdditiveModel model, params int[] dropped) =>
        Changed(model, [.. model.Terms.Select((term, t) => Changed(model, term, !dropped.Contains(t), default, null))], null);

    /// <summary>What lies right of the diagonal, row by row.</summary>
    public static ImmutableArray<float> Triangle(int size, Func<int, int, double> value) =>
        [.. Enumerable.Range(0, size).SelectMany(s => Enumerable.Range(s + 1, size - s - 1).Select(t => (float)value(s, t)))];

    /// <summary>Random rows, among them missing, unseen and far-out values.</summary>
    public static Loan[] Rows(int count, ulong seed = 2)
    {
        var random = new TestRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Loan
        {
            Years = random.Below(40) - 3,
            Income = random.Below(10) == 0 ? null : random.Below(20) == 0 ? double.PositiveInfinity : random.Between(-500, 3000),
            Home = random.Below(5) switch { 0 => null, 1 => (Housing)99, 2 => Housing.Own, 3 => Housing.Rent, _ => Housing.Other },
            Job = random.Below(6) switch { 0 => null, 1 => "astronaut", int i => Jobs[i - 2] },
            Guarantor = random.Below(2) == 0,
            Amount = random.Below(8) == 0 ? null : random.Between(0, 10),
            Repaid = random.Below(2) == 0,
            Risk = (Risk)random.Below(3),
            Advice = random.Below(3) switch { 0 => "go", 1 => "wait", _ => "stop" },
            Weight = random.Between(0, 2),
        })];
    }

    private static AdditiveModel Changed(AdditiveModel model, ImmutableArray<Term> terms, ScoreErrors? errors) =>
        new(model.Schema, model.Classes, model.Intercepts, model.Axes, terms, model.Vocabularies, model.TrainingHistory, errors);

    private static Term Changed(AdditiveModel model, Term term, bool selected, ImmutableArray<ImmutableArray<float>> errors,
        double? freedom, bool importanceErrors = true) =>
        new(
            term.Name, model.Axes, term.Axes,
            selected ? term.Tables : [.. term.Tables.Select(table => ImmutableArray.CreateRange(new float[table.Length]))],
            selected ? term.Importances : [.. term.Importances.Select(_ => 0.0)],
            errors, freedom, selected,
            errors.IsDefault || !importanceErrors ? default : [.. term.Importances.Select(importance => selected ? importance / 8 : 0)]);

    private static ImmutableArray<ImmutableArray<float>> RandomTables(Term term, double low, double high, TestRandom random) =>
        [.. term.Tables.Select(table => table.Select(_ => (float)random.Between(low, high)).ToImmutableArray())];

    private static Term RandomTerm(string name, ImmutableArray<Axis> axes, ImmutableArray<int> own, int outputs, TestRandom random)
    {
        int length = own.Aggregate(1, (product, a) => product * axes[a].Extent);
        return new Term(
            name, axes, own,
            [.. Enumerable.Range(0, outputs)
                .Select(_ => Enumerable.Range(0, length).Select(_ => (float)random.Between(-1, 1)).ToImmutableArray())],
            [.. Enumerable.Range(0, outputs).Select(_ => random.Between(0, 1))]);
    }
}
