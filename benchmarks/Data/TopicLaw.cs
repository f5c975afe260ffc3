namespace Nbm.Benchmarks.Data;

/// <summary>
/// Texts about topics. A text's words are drawn independently, the k-th of the vocabulary in proportion to 1/k (Zipf's law), but for a few
/// of them, which come from the 400 words that the text's topic has to itself: any words of the vocabulary, the k-th most frequent of them
/// drawn in proportion to 1/k.
/// </summary>
/// <param name="vocabulary">How many words there are.</param>
/// <param name="topics">How many topics.</param>
/// <param name="own">The share of a text's words that are of its topic.</param>
internal sealed class TopicLaw(int vocabulary, int topics = 20, double own = 0.06)
{
    private const int OwnWords = 400;

    private readonly double[] _sums = Sums(vocabulary);
    private readonly double[] _ownSums = Sums(OwnWords);
    private readonly int[][] _ownWords = Draw(vocabulary, topics);

    /// <summary>Texts from a seed: for each its words, how often each occurs, and the topic.</summary>
    /// <param name="count">How many texts.</param>
    /// <param name="shortest">The fewest words of a text.</param>
    /// <param name="longest">The most; lengths between are equally likely.</param>
    /// <param name="seed">The seed.</param>
    public (Dictionary<string, int> Words, string Topic)[] Rows(int count, int shortest, int longest, int seed)
    {
        var random = new Random(seed);
        var rows = new (Dictionary<string, int>, string)[count];
        for (int i = 0; i < count; i++)
        {
            int topic = random.Next(topics);
            var words = new Dictionary<string, int>();
            for (int left = shortest + random.Next(longest - shortest + 1); left > 0; left--)
            {
                string word = $"w{(random.NextDouble() < own ? _ownWords[topic][Find(_ownSums, random)] : Find(_sums, random))}";
                words[word] = words.GetValueOrDefault(word) + 1;
            }

            rows[i] = (words, $"t{topic}");
        }

        return rows;
    }

    private static int Find(double[] sums, Random random)
    {
        int found = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return found < 0 ? ~found : found;
    }

    private static double[] Sums(int count)
    {
        var sums = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            sums[k] = sum += 1.0 / (k + 1);
        }

        return sums;
    }

    private static int[][] Draw(int vocabulary, int topics)
    {
        var random = new Random(77);
        return [.. Enumerable.Range(0, topics).Select(_ =>
        {
            var words = new HashSet<int>();
            while (words.Count < OwnWords)
            {
                words.Add(random.Next(vocabulary));
            }

            return words.Order().ToArray();
        })];
    }
}
