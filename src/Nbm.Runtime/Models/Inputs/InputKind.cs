namespace Nbm;

/// <summary>
/// What numbers become before a network or a polynomial takes them. Of categories every level that training saw is an input, 0 or 1, and
/// so is every special value and missing values; numbers that go in a circle are the sine and cosine of their angle, but for
/// <see cref="Hats"/>.
/// </summary>
public enum InputKind
{
    /// <summary>
    /// Hats: a number lies between two of up to 12 quantiles, and its inputs are how near it is to each of these, 0 for all others. What is
    /// linear in them is a curve, and a polynomial of them is one of curves.
    /// </summary>
    Hats,

    /// <summary>One input a number, from 0 for the least to 1 for the greatest that training saw: as published (Dubey et al.
    /// 2022).</summary>
    MinMax,

    /// <summary>One input a number, the share of the training rows below it.</summary>
    Rank,

    /// <summary>Two inputs a number: its rank, from −1 to 1, and its distance from the median in units of the range between the first and
    /// the last tenth, cut at −2 and 3.</summary>
    Standard,

    /// <summary>
    /// One input a feature and degree of the polynomial: a curve that is learned with it, all of them from the bases of one network
    /// (NBM-SPAM, Radenovic et al. 2022, section 3).
    /// </summary>
    Curves,
}
