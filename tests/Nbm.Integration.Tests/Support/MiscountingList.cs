using System.Collections;

namespace Nbm.Integration.Tests.Support;

/// <summary>A list that another thread seems to change: it says how many rows it has by a rule of its own, and has others.</summary>
/// <param name="rows">What it has.</param>
/// <param name="count">What it says, the first time, the second and so on.</param>
internal sealed class MiscountingList<T>(IReadOnlyList<T> rows, Func<int, int> count) : IReadOnlyList<T>
{
    private int _asked;

    public int Count => count(_asked++);

    public T this[int index] => rows[index];

    public IEnumerator<T> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
