namespace Nbm.Backends.Managed;

/// <summary>Rows of a matrix as quads: quads × columns × 4, rows that a last quad lacks being 0.</summary>
internal readonly unsafe struct InterleaveAction(float* from, int outputs, int columns, float* to) : IPartAction
{
    private readonly int _parts = Math.Min(columns, Chunks.Count(OutputQuads.Size * columns));

    public void RunAll(WorkerTeam team) => team.Run(this, _parts * OutputQuads.Count(outputs));

    public void Run(int part, int worker)
    {
        int quad = part / _parts;
        (int start, int end) = Chunks.Range(part % _parts, _parts, columns);
        Rows(from + ((nint)quad * OutputQuads.Size * columns), columns, OutputQuads.Width(quad, outputs), start, end,
            to + ((nint)quad * OutputQuads.Size * columns));
    }

    /// <summary>to[i · 4 + c] = from[c, i], for columns from a start to an end; 0 for rows that there aren't.</summary>
    public static void Rows(float* from, nint stride, int rows, int start, int end, float* to)
    {
        for (int c = 0; c < OutputQuads.Size; c++)
        {
            for (nint i = start; i < end; i++)
            {
                to[(i * OutputQuads.Size) + c] = c < rows ? from[(c * stride) + i] : 0;
            }
        }
    }
}
