using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>
/// Lays out the arguments of a kernel on a backend, each in a window between guards, so that a test notices a kernel that
/// writes beside its window. Results begin as NaN, so that a test notices one that reads them.
/// </summary>
public sealed class Workbench(Backend backend, int offset) : IDisposable
{
    private const float Guard = 12345.5f;
    private const int Behind = 37;

    private readonly List<(Matrix Memory, int Length)> _memories = [];

    public Backend Backend { get; } = backend;

    /// <summary>An argument, or a result that is updated in place.</summary>
    public Matrix Matrix(int rows, int columns, params float[] values)
    {
        Matrix memory = Backend.Allocate(1, offset + values.Length + Behind);
        float[] all = [.. Enumerable.Repeat(Guard, offset), .. values, .. Enumerable.Repeat(Guard, Behind)];
        Backend.Upload(all, memory);
        _memories.Add((memory, values.Length));
        return Backend.View(memory, offset, rows, columns);
    }

    /// <summary>Random values in [−1, 1).</summary>
    public Matrix Random(int rows, int columns, ulong seed) => Matrix(rows, columns, TestValues.Centred(rows * columns, seed));

    /// <summary>A result that a kernel overwrites.</summary>
    public Matrix Result(int rows, int columns) =>
        Matrix(rows, columns, [.. Enumerable.Repeat(float.NaN, rows * columns)]);

    /// <summary>A matrix's values on the host.</summary>
    public float[] Read(Matrix matrix)
    {
        var values = new float[matrix.Length];
        Backend.Download(matrix, values);
        return values;
    }

    /// <summary>How many guards have changed.</summary>
    public int BrokenGuards() => _memories.Sum(memory => Read(memory.Memory)
        .Where((value, i) => (i < offset || i >= offset + memory.Length) && value != Guard).Count());

    public void Dispose()
    {
        foreach ((Matrix memory, _) in _memories)
        {
            memory.Dispose();
        }
    }
}
