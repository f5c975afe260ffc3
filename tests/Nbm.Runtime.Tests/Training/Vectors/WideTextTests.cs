using Nbm.Benchmarks.Data;

namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>Texts of far more words than texts: topics are told apart by words that few texts have. The benchmark Nbm.Truths measures
/// larger ones.</summary>
public sealed class WideTextTests
{
    private const int Topics = 5;

    private static readonly TopicLaw s_law = new(20_000, Topics, own: 0.1);
    private static readonly TestRow[] s_rows = Rows(800, 1), s_fresh = Rows(600, 2);
    private static readonly AdditiveModel s_model =
        Problems.Train(Schema(), s_rows, new TrainingOptions { Seed = 1, PosteriorDraws = 0, Threads = 2 });

    [Fact]
    public void Fresh_texts_are_given_their_topics()
    {
        s_model.Vectors[0].Names.Length.ShouldBeGreaterThan(2 * s_rows.Length);
        double right = 0, loss = 0;
        foreach (TestRow row in s_fresh)
        {
            double[] scores = Scores(row);
            double most = scores.Max();
            right += scores[(int)row.Target] == most ? 1.0 / s_fresh.Length : 0;
            loss += (most + Math.Log(scores.Sum(score => Math.Exp(score - most))) - scores[(int)row.Target]) / s_fresh.Length;
        }

        right.ShouldBeGreaterThan(0.8);
        loss.ShouldBeLessThan(0.7);
    }

    [Fact]
    public void A_word_of_few_texts_may_say_more_than_one_of_most()
    {
        VectorTerm words = s_model.Vectors[0];
        int[] counts = [.. words.Names.Select(name => s_rows.Count(row => row.Vectors![0]!.ContainsKey(name)))];
        double Size(int j) => Enumerable.Range(0, Topics).Max(c => Math.Abs(words.Evaluate(c, j, 1)));
        int[] all = [.. Enumerable.Range(0, counts.Length)];

        all.Where(j => counts[j] is > 5 and < 50).Max(Size).ShouldBeGreaterThan(1.3 * all.Where(j => counts[j] > 400).Max(Size));
    }

    private static double[] Scores(TestRow row)
    {
        VectorTerm words = s_model.Vectors[0];
        return [.. Enumerable.Range(0, Topics).Select(c => s_model.Intercepts[c]
            + row.Vectors![0]!.Where(word => words.IndexOf(word.Key) >= 0)
                .Sum(word => words.Evaluate(c, words.IndexOf(word.Key), word.Value)))];
    }

    private static TestRow[] Rows(int count, int seed) => [.. s_law.Rows(count, 60, 60, seed)
        .Select(row =>
            new TestRow([0], row.Topic[1] - '0', Vectors: [row.Words.ToDictionary(word => word.Key, word => (double)word.Value)]))];

    private static ModelSchema Schema() => Schemas.Of(Schemas.Multiclass(Topics), []) with { Vectors = [Schemas.Vector("Words")] };
}
