namespace Nbm.Training;

/// <summary>How fine the axes of a term are: its order decides.</summary>
/// <param name="Nodes">Nodes of a main effect's axis.</param>
/// <param name="InteractionNodes">Nodes of each axis of a pair.</param>
internal readonly record struct Resolution(int Nodes, int InteractionNodes)
{
    /// <summary>Most knots of an axis in a term of this order. From order 3 on, as many nodes in all as a pair has: 64² = 16³ =
    /// 8⁴.</summary>
    public int Knots(int order) => order switch
    {
        1 => Nodes,
        2 => InteractionNodes,
        _ => Math.Max(2, Root((long)InteractionNodes * InteractionNodes, order)),
    };

    /// <summary>Nodes along each side of the uniform grid that all blocks of this order share; no axis of theirs has more knots.</summary>
    public int Grid(int order) => order == 1 ? Math.Max(Nodes, InteractionNodes) : Knots(order);

    // The largest k with k^order ≤ total.
    private static int Root(long total, int order)
    {
        int k = 1;
        while (Power(k + 1, order, total) <= total)
        {
            k++;
        }

        return k;
    }

    private static long Power(long k, int order, long limit)
    {
        long power = 1;
        for (int i = 0; i < order && power <= limit; i++)
        {
            power *= k;
        }

        return power;
    }
}
