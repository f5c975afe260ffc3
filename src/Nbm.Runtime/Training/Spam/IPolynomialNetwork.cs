namespace Nbm.Training;

/// <summary>A network that is a polynomial, of inputs as they are or of curves that it learns.</summary>
internal interface IPolynomialNetwork
{
    /// <summary>How it is learned.</summary>
    NetworkPlan Plan { get; }

    /// <summary>What was learned, as a polynomial.</summary>
    PolynomialFit Read(FittedNetwork network);
}
