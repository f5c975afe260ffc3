using System.Collections.Immutable;
using System.ComponentModel;
using System.Numerics;

namespace Nbm.Generated;

/// <summary>What the typed models of experts ask of theirs, in the types of a record. Called by generated code.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TPrediction">The type of predictions.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypedExperts<TRecord, TPrediction>
{
    private readonly RecordEncoder<TRecord> _encoder;
    private readonly Func<ImmutableArray<double>, TPrediction> _prediction;

    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="model">The experts.</param>
    /// <param name="declared">The groups and experts of the record.</param>
    /// <param name="prediction">What scores stand for.</param>
    /// <exception cref="NbmSchemaException">The model has other groups or experts than the record; names the first that
    /// differs.</exception>
    public TypedExperts(
        RecordEncoder<TRecord> encoder, ExpertsModel model, ExpertsLayout declared, Func<ImmutableArray<double>, TPrediction> prediction)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(declared);
        ArgumentNullException.ThrowIfNull(prediction);
        (_encoder, Model, _prediction) = (encoder, model, prediction);
        if (FirstDifference(model, declared) is { } difference)
        {
            throw new NbmSchemaException(
                $"This model was trained with other experts of {model.Schema.Name}: {difference}. "
                + "Train again, or load it into the record that it was trained on.");
        }
    }

    /// <summary>The experts without types.</summary>
    public ExpertsModel Model { get; }

    /// <summary>What each expert says of a row, and what they say together.</summary>
    /// <param name="row">The record.</param>
    /// <param name="groups">The groups at hand, as bits.</param>
    public ExpertsPrediction<TPrediction> Consult(TRecord row, ulong groups) =>
        new(Model.Consult(_encoder, row, groups), Model.Experts.Length, _prediction);

    /// <summary>The same of many rows.</summary>
    /// <param name="rows">The records.</param>
    /// <param name="groups">The groups at hand, as bits.</param>
    public ExpertsPrediction<TPrediction>[] Consult(IReadOnlyList<TRecord> rows, ulong groups) =>
        Array.ConvertAll(Model.Consult(_encoder, rows, groups),
            said => new ExpertsPrediction<TPrediction>(said, Model.Experts.Length, _prediction));

    /// <summary>A cascade of experts, each by its groups.</summary>
    /// <param name="stages">Sets of groups, as bits, small ones first.</param>
    /// <exception cref="ArgumentException">There are none, or there is no expert of such groups; the message says which there
    /// are.</exception>
    public ExpertsCascade<TRecord, TPrediction> Cascade(params ReadOnlySpan<ulong> stages)
    {
        var experts = new int[stages.Length];
        for (int s = 0; s < experts.Length; s++)
        {
            ulong groups = stages[s];
            experts[s] = Model.Experts.FirstOrDefault(expert => expert.Mask == groups)?.Index ?? throw new ArgumentException(
                $"There is no expert of {Model.Layout.NamesOf(groups)}; there are those of "
                    + $"{string.Join("; ", Model.Experts.Select(expert => expert.Name))}.",
                nameof(stages));
        }

        return experts.Length > 0 ? Typed(Model.Cascade(experts)) : throw new ArgumentException(
            "A cascade asks experts in an order, and none is given. Pass the groups of each, those of few groups first, "
            + $"or use {nameof(CascadeWithout)}; there are experts of {string.Join("; ", Model.Experts.Select(expert => expert.Name))}.",
            nameof(stages));
    }

    /// <summary>A cascade that does without a group where it can.</summary>
    /// <param name="group">The group, as a bit.</param>
    /// <exception cref="ArgumentException">It isn't one group, or there is no expert of all others or of all; the message says what is
    /// missing.</exception>
    public ExpertsCascade<TRecord, TPrediction> CascadeWithout(ulong group) => Typed(Model.CascadeWithout(BitOperations.IsPow2(group)
        ? BitOperations.TrailingZeroCount(group)
        : throw new ArgumentException($"A cascade does without one group; these are {Model.Layout.NamesOf(group)}.", nameof(group))));

    /// <summary>How often each expert settles a case.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="segment">Which segment a row is of; null where there are none.</param>
    public ExpertsOverview Overview(IReadOnlyList<TRecord> rows, Func<TRecord, string>? segment) => Model.Overview(_encoder, rows, segment);

    private ExpertsCascade<TRecord, TPrediction> Typed(ExpertsCascade cascade) => new(_encoder, Model, cascade, _prediction);

    private static string? FirstDifference(ExpertsModel model, ExpertsLayout declared)
    {
        ExpertsLayout own = model.Layout;
        string Shown(FeatureGroup group) =>
            $"{group.Name} of {string.Join(", ", group.Features.Order().Select(feature => model.Schema.InputName(feature)))}";
        return First("group", [.. own.Groups.Select(Shown)], [.. declared.Groups.Select(Shown)])
            ?? First("expert", [.. own.Experts.Select(expert => expert.Name)], [.. declared.Experts.Select(expert => expert.Name)]);
    }

    private static string? First(string what, string[] model, string[] record)
    {
        string Of(string[] all, int index) => Cited.Text(all.ElementAtOrDefault(index) ?? "none");
        int at = Enumerable.Range(0, Math.Max(model.Length, record.Length))
            .FirstOrDefault(i => model.ElementAtOrDefault(i) != record.ElementAtOrDefault(i), -1);
        return at < 0 ? null
            : FormattableString.Invariant($"{what} {at} is {Of(model, at)} in the model and {Of(record, at)} in the record");
    }
}
