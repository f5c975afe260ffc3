namespace Nbm.Training;

/// <summary>
/// What a table of refinement takes in memory, all copies together: penalty, map and preconditioner on the host and on the backend, and for
/// each output vectors
/// of unknowns, draws and their innovations. Measured, and rounded up; <c>MemoryEstimateTests</c> hold it to what fits take.
/// </summary>
/// <param name="schema">The terms.</param>
/// <param name="outputs">C.</param>
/// <param name="draws">Draws from the posterior.</param>
internal sealed class TableMemory(ModelSchema schema, int outputs, int draws)
{
    // Of a term of this many unknowns, or of a curve, the inverse is held: see Preconditioner.
    private const long MostInverted = 360;

    // Learned bases and smooth products add a column each to map and adjoint, on the host and on the backend.
    private const double Column = 40;

    /// <summary>Bytes of a term whose table has this many cells.</summary>
    public double Bytes(int term, double cells) => cells * Cell(term);

    /// <summary>Bytes of the inverse that preconditions a term of this many cells; 0 where none is held.</summary>
    public double Inverse(int term, double cells) =>
        (HasNumbers(term) && Order(term) == 1) || (Order(term) > 1 && cells <= MostInverted) ? cells * cells * (8 + (16 * outputs)) : 0;

    // Of systems that are solved at once each has its solution beside what is asked for.
    private double Solutions => sizeof(float) * RefinementSystem.MostSystems(outputs) * outputs;

    private double Cell(int term) => Solutions
        + (!HasNumbers(term) ? ((130.0 + (10 * draws)) * outputs) + 130
        : ((200.0 + (8 * draws)) * outputs) + 600
            + (Column * (LearnedBases.Most(Refinement.Full, Ordered(term)) + SmoothProducts.Most(schema, term))));

    private int Order(int term) => schema.TermFeatures(term).Length;

    private int Ordered(int term) => schema.TermFeatures(term).Count(feature => schema.Features[feature].HasOrder);

    private bool HasNumbers(int term) => Ordered(term) > 0;
}
