using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public sealed partial class ExpertsModel
{
    /// <summary>All groups of features, as bits.</summary>
    public const ulong AllGroups = ulong.MaxValue;

    /// <summary>Whether some groups are enough for at least one expert.</summary>
    /// <param name="groups">Groups as bits, that of the first group the lowest.</param>
    public bool CanPredict(ulong groups) => Experts.Any(expert => expert.IsWithin(groups));

    /// <summary>What each expert says of a row, and what they say together.</summary>
    /// <param name="features">The row as numbers, one a feature, as <see cref="RecordEncoder{TRecord}"/> writes them.</param>
    /// <param name="groups">The groups at hand, as bits, that of the first group the lowest; features of others aren't read.</param>
    /// <exception cref="NbmDataException">A feature of these groups is missing that can't be, or is no level.</exception>
    /// <exception cref="ArgumentException">No expert can do with these groups; the message says which there are.</exception>
    public ExpertsPrediction Consult(ReadOnlySpan<double> features, ulong groups = AllGroups)
    {
        MustTakeFeatures(features);
        return Consult(new RowBlock(features, null), groups);
    }

    /// <summary>Refuses numbers that aren't those of a row.</summary>
    internal void MustTakeFeatures(ReadOnlySpan<double> features)
    {
        if (features.Length != Schema.Features.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The row has {features.Length} numbers; expected: {Schema.Features.Length}, one for each feature of {Schema.Name}."),
                nameof(features));
        }

        if (Schema.Vectors.FirstOrDefault() is { } vector)
        {
            throw new InvalidOperationException(
                $"This model of {Schema.Name} has the vector {vector.Name}, which no encoded features hold; ask it about records.");
        }
    }

    /// <summary>Reads the vectors of groups at hand; null where the record has none.</summary>
    internal RowVectors<TRecord>? VectorsOf<TRecord>(RecordEncoder<TRecord> encoder, ulong groups) =>
        RowVectors<TRecord>.Of(encoder, this, vector =>
        Layout.Groups.Where((_, g) => (groups >> g & 1) != 0).Any(group => group.Features.Contains(Schema.Features.Length + vector)));

    /// <summary>What each expert says of a row, and what they say together.</summary>
    internal ExpertsPrediction Consult(in RowBlock row, ulong groups)
    {
        CheckGroups(groups);
        var voices = new ExpertVoices(Networks, 1);
        try
        {
            voices.Read(in row, 0, 1, groups);
            return Predicted(in voices, 0, groups);
        }
        finally
        {
            voices.Dispose();
        }
    }

    /// <summary>The same of a record. Called by generated code.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="row">The record.</param>
    /// <param name="groups">The groups at hand, as bits.</param>
    public ExpertsPrediction Consult<TRecord>(RecordEncoder<TRecord> encoder, TRecord row, ulong groups = AllGroups)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        var features = new double[Schema.Features.Length];
        encoder.Encode(new ReadOnlySpan<TRecord>(in row), Vocabularies, features, 1);
        return Consult(new RowBlock(features, VectorsOf(encoder, groups)?.Read(in row, null)), groups);
    }

    /// <summary>A cascade of some experts, in the order in which they are asked.</summary>
    /// <param name="experts">Their indices, those of few groups first.</param>
    /// <exception cref="ArgumentException">There are none, one isn't there, or reads no more than one that is asked before it.</exception>
    public ExpertsCascade Cascade(params ReadOnlySpan<int> experts)
    {
        foreach (int expert in experts)
        {
            if (expert < 0 || expert >= Experts.Length)
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"There is no expert {expert}; {Schema.Name} has {Experts.Length}, from 0 on."),
                    nameof(experts));
            }
        }

        for (int later = 1; later < experts.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (Experts[experts[later]].IsWithin(Experts[experts[earlier]].Mask))
                {
                    throw new ArgumentException(
                        $"The expert of {Experts[experts[later]].Name} reads no more than that of {Experts[experts[earlier]].Name}, which "
                            + "is asked before "
                        + "it. Ask those of few groups first.",
                        nameof(experts));
                }
            }
        }

        return experts.IsEmpty
            ? throw new ArgumentException(
                "A cascade asks experts in an order, and none is given. Pass the indices of those to ask, of few groups first: "
                + $"{string.Join("; ", Experts.Select(expert => FormattableString.Invariant($"{expert.Index} is {expert.Name}")))}.",
                nameof(experts))
            : new(this, [.. experts]);
    }

    /// <summary>A cascade that does without a group where it can: the expert of all other groups, then that of all.</summary>
    /// <param name="group">The index of the group.</param>
    /// <exception cref="ArgumentException">There is no such group, or no expert of all others or of all; the message says which one is
    /// missing.</exception>
    public ExpertsCascade CascadeWithout(int group)
    {
        if (group < 0 || group >= Layout.Groups.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There is no group {group}; {Schema.Name} has {Layout.Groups.Length}, from 0 on."),
                nameof(group));
        }

        ulong all = Experts.Aggregate(0UL, (mask, expert) => mask | expert.Mask);
        return Cascade(OfMask(all & ~(1UL << group)), OfMask(all));

        int OfMask(ulong mask) => Experts.FirstOrDefault(expert => expert.Mask == mask)?.Index ?? throw new ArgumentException(
            $"A cascade without {Layout.Groups[group].Name} asks the expert of {Layout.NamesOf(mask)} first or last, and there is none. "
                + "Declare one, [Expert(…)] with these groups.",
            nameof(group));
    }

    /// <summary>Refuses groups that no expert can do with.</summary>
    internal void CheckGroups(ulong groups)
    {
        if (!CanPredict(groups))
        {
            throw new ArgumentException(
                $"No expert can do with {Layout.NamesOf(groups)} alone; there are experts of "
                    + $"{string.Join("; ", Experts.Select(expert => expert.Name))}. "
                + "Ask for more groups, or train an expert of these.",
                nameof(groups));
        }
    }

    private ExpertsPrediction Predicted(in ExpertVoices voices, int row, ulong groups)
    {
        int experts = Experts.Length;
        double[] own = new double[experts * Outputs], confidences = new double[experts], attributions = new double[experts],
            scores = new double[Outputs];
        _scoring.Consult(in voices, row, groups, own, confidences, attributions);
        Mixture.Mix(own, attributions, scores);
        return new ExpertsPrediction(
            [.. Experts.Select((expert, e) => expert.IsWithin(groups)
                ? new ExpertOpinion(expert, attributions[e], confidences[e], Means(own.AsSpan(e * Outputs, Outputs))) 
                {
                    Scores = [.. own.AsSpan(e * Outputs, Outputs)], IsReference = expert == Reference, Unit = Schema.Target.Unit,
                }
                : null)],
            [.. scores], Means(scores));
    }

    // What scores stand for.
    private ImmutableArray<double> Means(ReadOnlySpan<double> scores)
    {
        var means = new double[scores.Length];
        for (int c = 0; c < means.Length; c++)
        {
            means[c] = Mixture.IsNumber ? scores[c] : Outputs == 1 ? PortableMath.Sigmoid(scores[c]) : PortableMath.Exp(scores[c]);
        }

        return [.. means];
    }
}
