namespace Nbm.Truths;

/// <summary>Naive Bayes of word counts, smoothed by one more of each word, as scikit-learn's MultinomialNB is at its defaults.</summary>
internal sealed class NaiveBayes
{
    private readonly Dictionary<string, (double Prior, double Unseen, Dictionary<string, double> Words)> _topics;
    private readonly HashSet<string> _vocabulary;

    /// <param name="rows">Words, how often each occurs, and the topic.</param>
    public NaiveBayes(IReadOnlyCollection<(Dictionary<string, int> Words, string Topic)> rows)
    {
        _vocabulary = [.. rows.SelectMany(row => row.Words.Keys)];
        _topics = rows.GroupBy(row => row.Topic).ToDictionary(topic => topic.Key, topic =>
        {
            Dictionary<string, int> counts = topic.SelectMany(row => row.Words).GroupBy(word => word.Key)
                .ToDictionary(word => word.Key, word => word.Sum(pair => pair.Value));
            double all = counts.Values.Sum() + _vocabulary.Count;
            return (Math.Log((double)topic.Count() / rows.Count), -Math.Log(all), counts.ToDictionary(word => word.Key,
                word => Math.Log((word.Value + 1) / all)));
        });
    }

    /// <summary>The probability of each topic.</summary>
    public Dictionary<string, double> Predict(Dictionary<string, int> words)
    {
        Dictionary<string, double> scores = _topics.ToDictionary(topic => topic.Key, topic => topic.Value.Prior
            + words.Where(word => _vocabulary.Contains(word.Key))
                .Sum(word => word.Value * topic.Value.Words.GetValueOrDefault(word.Key, topic.Value.Unseen)));
        double most = scores.Values.Max(), sum = scores.Values.Sum(score => Math.Exp(score - most));
        return scores.ToDictionary(topic => topic.Key, topic => Math.Exp(topic.Value - most) / sum);
    }
}
