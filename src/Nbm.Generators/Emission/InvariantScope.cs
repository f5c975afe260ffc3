using System;
using System.Globalization;

namespace Nbm.Generators.Emission;

/// <summary>
/// Runs the generator in the invariant culture: one of ten cultures writes numbers or compares letters in a way that would
/// break a user's build.
/// </summary>
internal readonly struct InvariantScope : IDisposable
{
#pragma warning disable RS1035 // The culture is set, and put back, so that nothing can depend on it.
    private readonly CultureInfo _previous;

    private InvariantScope(CultureInfo previous) => _previous = previous;

    public static InvariantScope Enter()
    {
        var scope = new InvariantScope(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return scope;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _previous;
#pragma warning restore RS1035
}
