namespace Nbm.Training;

/// <summary>
/// Which curves are nothing. Sizes alone don't say so: of curves that are nothing a third have a size that the rows make likelier than
/// none, and of hundreds their noise adds up. So each is something with a probability that all of them share, estimated by expectation and
/// maximisation from what each is worth (a two-groups model, Efron 2008). Where most are something, none is put to sleep: a curve that is
/// little costs little.
/// </summary>
internal static class CurveSelection
{
    // What a curve's evidence has too much, its sizes having been chosen to make it most.
    private const double Chosen = 2;

    // Curves that the share begins and ends with, half of them something.
    private const double Prior = 2;

    private const int Iterations = 100;

    // Of fewer curves the share can't be told, nor does their noise add up to much.
    private const int Fewest = 30;

    /// <param name="evidence">What each curve is worth, in units of log likelihood; null for those that sleep already.</param>
    /// <returns>The curves that are more likely nothing, if most are.</returns>
    public static IEnumerable<int> Idle(double?[] evidence)
    {
        if (evidence.Length < Fewest)
        {
            return [];
        }

        double share = 0.5;
        for (int i = 0; i < Iterations; i++)
        {
            share = ((Prior / 2) + evidence.Sum(own => Probability(own, share))) / (Prior + evidence.Length);
        }

        return share >= 0.5 ? [] : Enumerable.Range(0, evidence.Length).Where(j => evidence[j] is { } own && Probability(own, share) < 0.5);
    }

    // That a curve is something.
    private static double Probability(double? evidence, double share) =>
        evidence is { } own ? 1 / (1 + ((1 - share) / share * PortableMath.Exp(Math.Clamp(Chosen - own, -500, 500)))) : 0;
}
