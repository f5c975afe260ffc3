using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Of which kinds of shapes curves are, in a file, for a later fit to begin with.</summary>
internal static class KernelFormat
{
    // A kind and two doubles.
    private const int KernelBytes = 17;

    public static bool IsNeeded(ImmutableArray<TermSmoothness> terms) => terms.Any(term => !term.Kernels.IsEmpty);

    public static void Write(PayloadWriter to, ImmutableArray<TermSmoothness> terms)
    {
        foreach (TermSmoothness term in terms)
        {
            to.Int32(term.Kernels.Length);
            foreach (KernelSize kernel in term.Kernels)
            {
                to.Byte((byte)kernel.Kind);
                to.Double(kernel.Variance);
                to.Double(kernel.Degrees);
            }
        }
    }

    /// <summary>The smoothness of terms with what the file says of kinds.</summary>
    public static ImmutableArray<TermSmoothness> Read(FileCursor from, ImmutableArray<TermSmoothness> terms) =>
        [.. terms.Select(term => term with
    {
        Kernels = from.Items(KernelBytes, "kinds of shapes", () => new KernelSize((KernelKind)from.Byte(), from.Double(), from.Double()))
            .AsImmutable(),
    })];
}
