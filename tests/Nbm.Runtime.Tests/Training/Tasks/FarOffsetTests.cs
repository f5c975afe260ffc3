namespace Nbm.Runtime.Tests.Training;

/// <summary>Offsets of hazards: what strata differ by cancels, and what no number can hold is refused.</summary>
public sealed class FarOffsetTests
{
    [Fact]
    public void What_is_common_to_a_stratum_cancels_however_large()
    {
        AdditiveModel near = Train(stratum => 0), far = Train(stratum => stratum == "b" ? 800 : 0);

        for (int a = 0; a < 7; a++)
        {
            far.Scores([a])[0].ShouldBe(near.Scores([a])[0], 1e-4);
        }
    }

    [Fact]
    public void Hazards_that_no_number_holds_are_refused_in_a_sentence() =>
        Should.Throw<NbmDataException>(() => Train(_ => 0, first: 800)).Message.ShouldContain("500 at most within a stratum");

    private static AdditiveModel Train(Func<string, double> offset, double first = 0)
    {
        ModelSchema schema = TaskData.Schema(ModelTask.Cox) with { Features = [Schemas.Number("A")], Interactions = [], OffsetColumn = "o",
            StratumColumn = "s" };
        TestRow[] rows = [.. Enumerable.Range(0, 60).Select(i => (i, Stratum: i % 2 == 0 ? "a" : "b")).Select(row =>
            new TestRow([row.i % 7], 1 + ((row.i * 7) % 31)) { Event = true, Stratum = row.Stratum,
                Offset = row.i == 0 ? first : offset(row.Stratum) })];
        return Problems.Train(schema, rows, new TrainingOptions { Seed = 1, PosteriorDraws = 0 });
    }
}
