using System.Collections.Immutable;

namespace Nbm;

/// <summary>How a low-rank polynomial is trained (Dubey et al. 2022).</summary>
public sealed record SpamOptions : NetworkTrainingOptions
{
    private const int MostRank = 4096;

    /// <summary>The defaults, which held-out rows chose.</summary>
    public SpamOptions()
    {
        BatchSize = 1024;
        LearningRate = 0.01;
        WeightDecay = 1e-4;
    }

    /// <summary>
    /// How many components each degree from 2 on has, 0 for a degree without any; as many degrees as the attribute's <c>Degree</c> asks
    /// for. Empty: the attribute's <c>Rank</c> for each.
    /// </summary>
    public ImmutableArray<int> Ranks { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the polynomial is one of. Published: <see cref="InputKind.MinMax"/>.</summary>
    public InputKind Inputs { get; init; } = InputKind.Hats;

    /// <summary>The probability with which a step drops an input or a component of a row.</summary>
    public double Dropout { get; init; } = 0.3;

    /// <summary>With <see cref="InputKind.Curves"/>, the probability with which a step drops a basis at a knot.</summary>
    public double BasisDropout { get; init; }

    /// <summary>Whether a component of degree l takes the l-th root of each input, with its sign, so that degrees are of one scale: the
    /// geometric-mean rescale. Curves, which are learned in any scale, aren't rescaled.</summary>
    public bool Rescale { get; init; } = true;

    /// <summary>Whether the products of distinct features alone count, and powers of one feature don't: what one feature does by itself
    /// is left to degree 1.</summary>
    public bool DistinctFeatures { get; init; }

    /// <summary>Whether all factors and weights are kept at 0 or above, by projection after each step: then more of any input never
    /// lowers a score. With
    /// <see cref="InputKind.MinMax"/> and <see cref="InputKind.Rank"/> a number that rises never does, then; with hats each knot has an
    /// input, and curves go up and down. No input may be below 0, so <see cref="InputKind.Standard"/> is refused, and so are numbers that
    /// go in a circle, but as hats.</summary>
    public bool NonNegative { get; init; }

    /// <summary>No: a polynomial says what each feature does, and a place of a vector is none.</summary>
    internal override bool TakesDenseVectors => false;

    internal override int DefaultSteps => 1200;

    private protected override NetworkTrainingOptions Usual => new SpamOptions();

    private protected override void ValidateFamily()
    {
        Check(Ranks.Length <= 2, string.Join(' ', Ranks), "at most the ranks of degrees 2 and 3", nameof(Ranks));
        foreach (int rank in Ranks)
        {
            Check(rank is >= 0 and <= MostRank, rank, "ranks of 0 … 4,096", nameof(Ranks));
        }

        Check(Ranks.IsEmpty || Ranks.Any(rank => rank > 0), string.Join(' ', Ranks), "one rank above 0, or none named", nameof(Ranks));
        Check(Enum.IsDefined(Inputs), Inputs, "a member of InputKind");
        Check(Dropout is >= 0 and < 1, Dropout, "0 … below 1");
        Check(BasisDropout is >= 0 and < 1, BasisDropout, "0 … below 1");
        bool isOfCurves = Inputs == InputKind.Curves;
        Check(isOfCurves || BasisDropout == 0, BasisDropout, "0, where Inputs isn't Curves: there are no bases then");
        Check(!isOfCurves || !DistinctFeatures, DistinctFeatures, "false with Inputs = Curves, which have powers");
        Check(!isOfCurves || !NonNegative, NonNegative, "false with Inputs = Curves, which may fall");
        Check(Inputs != InputKind.Standard || !NonNegative, NonNegative, "false with Inputs = Standard, some of which are below 0");
    }

    private protected override IEnumerable<(string Name, object? Value, object? Default)> FamilyValues(NetworkTrainingOptions usual)
    {
        var own = (SpamOptions)usual;
        yield return (nameof(Ranks), string.Join(' ', Ranks), string.Join(' ', own.Ranks));
        yield return (nameof(Inputs), Inputs, own.Inputs);
        yield return (nameof(Dropout), Dropout, own.Dropout);
        yield return (nameof(BasisDropout), BasisDropout, own.BasisDropout);
        yield return (nameof(Rescale), Rescale, own.Rescale);
        yield return (nameof(DistinctFeatures), DistinctFeatures, own.DistinctFeatures);
        yield return (nameof(NonNegative), NonNegative, own.NonNegative);
    }
}
