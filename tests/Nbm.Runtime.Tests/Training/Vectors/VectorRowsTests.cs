using System.Globalization;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>Which rows can be learned from, what order and names do, and what memory vectors take.</summary>
public sealed class VectorRowsTests
{
    private static readonly TrainingOptions s_quick = new() { Seed = 1, Rounds = 3, PosteriorDraws = 2 };
    private static readonly ModelSchema s_schema = TestTexts.Schema(Schemas.Regression());
    private static readonly TestRow[] s_rows = TestTexts.Rows(300, (x, words, noise) => TestTexts.Score(x, words) + (0.5 * noise.Normal()));

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        byte[] one = Bytes(s_rows, s_quick with { Threads = 1 });
        Bytes(s_rows, s_quick with { Threads = 2 }).ShouldBe(one);
        Bytes(s_rows, s_quick with { Threads = 3 }).ShouldBe(one);
    }

    [Fact]
    public void The_order_of_names_and_explicit_zeros_change_nothing()
    {
        TestRow[] other = [.. s_rows.Select(row => row with
        {
            Vectors = [new Dictionary<string, double>(row.Vectors![0]!.Reverse().Append(new("w0 but not there", 0)))],
        })];
        Bytes(other, s_quick).ShouldBe(Bytes(s_rows, s_quick));
    }

    [Fact]
    public void Other_names_change_names_alone()
    {
        AdditiveModel model = TestTexts.Train(s_schema, s_rows, s_quick);
        static string Renamed(string name) =>
            string.Create(CultureInfo.InvariantCulture, $"v{97 * int.Parse(name[1..], CultureInfo.InvariantCulture) % 101}");
        TestRow[] other = [.. s_rows.Select(row => row with
        {
            Vectors = [row.Vectors![0]!.ToDictionary(word => Renamed(word.Key), word => word.Value)],
        })];
        AdditiveModel renamed = TestTexts.Train(s_schema, other, s_quick);
        foreach (string name in model.Vectors[0].Names)
        {
            renamed.Of(Renamed(name), 1).ShouldBe(model.Of(name, 1), 1e-3, name);
        }
    }

    [Fact]
    public void Rare_names_are_not_learned_and_too_many_raise_the_minimum()
    {
        Dictionary<string, int> rows = s_rows.SelectMany(row => row.Vectors![0]!.Keys).GroupBy(name => name)
            .ToDictionary(group => group.Key, group => group.Count());
        AdditiveModel frequent = TestTexts.Train(s_schema with { Vectors = [Schemas.Vector("Words", minCount: 50)] }, s_rows, s_quick);
        frequent.Vectors[0].Names.ShouldBe(rows.Where(pair => pair.Value >= 50).Select(pair => pair.Key), ignoreOrder: true);

        AdditiveModel few = TestTexts.Train(s_schema with { Vectors = [Schemas.Vector("Words") with { MaxNames = 5 }] }, s_rows, s_quick);
        few.Vectors[0].Names.Length.ShouldBeInRange(1, 5);
        rows.Where(pair => !few.Vectors[0].Names.Contains(pair.Key)).Max(pair => pair.Value)
            .ShouldBeLessThan(few.Vectors[0].Names.Min(name => rows[name]));
    }

    [Fact]
    public void Without_frequent_names_a_vector_adds_nothing()
    {
        AdditiveModel model = TestTexts.Train(s_schema with { Vectors = [Schemas.Vector("Words", minCount: 10_000)] }, s_rows, s_quick);
        model.Vectors[0].Names.ShouldBeEmpty();
        model.Vectors[0].Selected.ShouldBeFalse();
        model.Terms[0].Selected.ShouldBeTrue();
    }

    [Theory]
    [InlineData(double.NaN, "the value of 'w3' is NaN; expected: a finite number, or no entry where there is none.")]
    [InlineData(double.PositiveInfinity, "the value of 'w3' is Infinity; expected: a finite number, or no entry where there is none.")]
    public void What_is_no_number_is_refused_by_row(double value, string what)
    {
        TestRow[] rows = [.. s_rows];
        rows[17] = rows[17] with { Vectors = [new Dictionary<string, double> { ["w3"] = value }] };
        NbmDataException error = Should.Throw<NbmDataException>(() => TestTexts.Train(s_schema, rows, s_quick));
        error.Message.ShouldBe($"Row 17 of train, vector Words: {what}");
        error.Row.ShouldBe(17);
    }

    [Fact]
    public void A_vector_that_is_null_is_refused_by_row()
    {
        TestRow[] rows = [.. s_rows];
        rows[4] = rows[4] with { Vectors = [null] };
        Should.Throw<NbmDataException>(() => TestTexts.Train(s_schema, rows, s_quick)).Message
            .ShouldBe("Row 4 of train, vector Words: it is null; expected: what the row has of it, which may be empty.");
    }

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Linear)]
    public void Only_a_full_refinement_learns_vectors(Refinement refinement) =>
        Should.Throw<ArgumentException>(() => TestTexts.Train(s_schema, s_rows, Problems.Small with { Refinement = refinement }))
            .Message.ShouldStartWith(
                $"Words is a vector, which only a full refinement learns; the options ask for Refinement = {refinement}.");

    [Fact]
    public void Encoded_features_alone_are_refused()
    {
        AdditiveModel model = TestTexts.Train(s_schema, s_rows, s_quick);
        Should.Throw<InvalidOperationException>(() => model.Score([0.5], new double[1])).Message.ShouldContain("the vector Words");
    }

    [Fact]
    public void Memory_is_that_of_the_entries_not_of_rows_times_names()
    {
        const int Rows = 4000, Names = 60_000, Length = 30;
        TestRow[] rows = TestTexts.Rows(Rows, (x, _, _) => x, Names, Length);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AdditiveModel model = TestTexts.Train(s_schema, rows, s_quick with { Rounds = 2, PosteriorDraws = 0, Threads = 1 });
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        int names = model.Vectors[0].Names.Length;
        names.ShouldBeGreaterThan(20_000);
        // A byte for each row and name: all that is ever allocated, together.
        allocated.ShouldBeLessThan((long)Rows * Names);

        SparseRows sparse = Problems.Data(s_schema, rows).All.Vectors[0];
        var unknowns = new VectorUnknowns([sparse], [names]);
        unknowns.Rows.Values.Length.ShouldBeLessThanOrEqualTo(3 * sparse.Values.Length, "a line and at most two bends for each entry");
    }

    private static byte[] Bytes(TestRow[] rows, TrainingOptions options)
    {
        using var stream = new MemoryStream();
        TestTexts.Train(s_schema, rows, options).Save(stream);
        return stream.ToArray();
    }
}
