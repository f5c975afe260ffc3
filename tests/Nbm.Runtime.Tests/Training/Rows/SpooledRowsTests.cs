using Nbm.Generated;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

public sealed class SpooledRowsTests
{
    // Numbers, texts that are rare, missing or frequent, names, and rows without a target.
    private static readonly ModelSchema s_schema = Schemas.Of(
        Schemas.Regression(nullable: true), [Schemas.Number("A", nullable: true), Schemas.Text("B", nullable: true), Schemas.Category("C", 3)])
        with { Vectors = [Schemas.Vector("V", minCount: 3)] };

    private static readonly TestRow[] s_rows = Rows(5000);

    [Fact]
    public void Rows_that_come_one_by_one_are_the_rows_of_a_list()
    {
        TrainingData listed = Read(s_rows), spooled = Read(RowStream.Read(new TestEncoder(s_schema), Stream(), default));

        spooled.Vocabularies.Levels(1).ShouldBe(listed.Vocabularies.Levels(1));
        spooled.Names.Single().ShouldBe(listed.Names.Single());
        spooled.All.Targets.ShouldBe(listed.All.Targets);
        spooled.All.Weights.ShouldBe(listed.All.Weights);
        for (int f = 0; f < s_schema.Features.Length; f++)
        {
            spooled.All.Columns[f].ShouldBe(listed.All.Columns[f]);
        }

        spooled.All.Vectors[0].Starts.ShouldBe(listed.All.Vectors[0].Starts);
        spooled.All.Vectors[0].Names.ShouldBe(listed.All.Vectors[0].Names);
        spooled.All.Vectors[0].Values.ShouldBe(listed.All.Vectors[0].Values);
    }

    [Fact]
    public void A_wrong_row_is_named_as_a_list_names_it()
    {
        TestRow[] wrong = [.. s_rows];
        wrong[4321] = wrong[4321] with { Values = [0.5, 0, double.NaN], Target = 1 };

        string expected = Should.Throw<NbmDataException>(() => Read(wrong)).Message;

        expected.ShouldContain("Row 4321 of train, feature C");
        Should.Throw<NbmDataException>(() => Read(RowStream.Read(new TestEncoder(s_schema), wrong.Select(row => row), default)))
            .Message.ShouldBe(expected);
    }

    [Fact]
    public void No_rows_are_refused_as_an_empty_list_is()
    {
        string expected = Should.Throw<NbmDataException>(() => Read([])).Message;
        Should.Throw<NbmDataException>(() => RowStream.Read(new TestEncoder(s_schema), [], default)).Message.ShouldBe(expected);
    }

    [Fact]
    public void Reading_ends_where_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        int read = 0;
        Should.Throw<OperationCanceledException>(() => RowStream.Read(new TestEncoder(s_schema), s_rows.Select(row =>
        {
            if (++read == 100)
            {
                cancel.Cancel();
            }

            return row;
        }), cancel.Token));
        read.ShouldBe(100);
    }

    [Fact]
    public void A_record_may_be_filled_anew_for_each_row()
    {
        var values = new double[3];
        IEnumerable<TestRow> OneRecord()
        {
            foreach (TestRow row in s_rows)
            {
                row.Values.CopyTo(values, 0);
                yield return row with { Values = values };
            }
        }

        double[] expected = Read(s_rows).All.Columns[2];
        Read(RowStream.Read(new TestEncoder(s_schema), OneRecord(), default)).All.Columns[2].ShouldBe(expected);
    }

    [Fact]
    public void No_record_is_kept()
    {
        List<WeakReference> records = [];
        IReadOnlyList<TestRow> spooled = RowStream.Read(new TestEncoder(s_schema), s_rows.Select(row =>
        {
            var copy = new TestRow(row.Values, row.Target, row.Texts, Vectors: row.Vectors);
            records.Add(new WeakReference(copy));
            return copy;
        }), default);
        GC.Collect();

        // The last few hundred wait to be encoded.
        records.Count(record => record.IsAlive).ShouldBeLessThan(1100);
        GC.KeepAlive(spooled);
    }

    private static TrainingData Read(IReadOnlyList<TestRow> rows) =>
        TrainingDataReader.Read(new TestEncoder(s_schema), rows, null, new TrainingOptions { ValidationFraction = 0 });

    private static IEnumerable<TestRow> Stream()
    {
        foreach (TestRow row in s_rows)
        {
            yield return row;
        }
    }

    private static TestRow[] Rows(int count)
    {
        var noise = new Noise(9);
        string?[] texts = ["x", "y", "z", null, "rare"];
        return [.. Enumerable.Range(0, count).Select(i => new TestRow(
            [noise.Index(5) == 0 ? double.NaN : noise.Uniform(), 0, noise.Index(3)],
            i % 7 == 3 ? double.NaN : noise.Normal(),
            [null, i == 17 ? texts[4] : texts[noise.Index(4)], null],
            Weight: noise.Uniform(),
            Vectors: [Enumerable.Range(0, noise.Index(4)).Select(_ => noise.Index(40)).Distinct()
                .ToDictionary(name => $"n{name}", name => name % 5 == 0 ? 0 : noise.Uniform())]))];
    }
}
