using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Of which kinds of shapes curves are, in a file, for a later fit to begin with: behind all that version 1.6 knew, whose readers
/// pass it over.</summary>
internal static class KernelFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 7;

    // A kind and two doubles.
    private const int KernelBytes = 17;

    public static bool IsNeeded(ImmutableArray<TermSmoothness> terms) => terms.Any(term => !term.Kernels.IsEmpty);

    public static void Write(PayloadWriter to, ImmutableArray<TermSmoothness> terms)
    {
        if (!IsNeeded(terms))
        {
            return;
        }

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
    public static ImmutableArray<TermSmoothness> Read(PayloadReader from, ImmutableArray<TermSmoothness> terms)
    {
        from.Where = "the kinds of shapes of the terms";
        return [.. terms.Select(term => term with { Kernels = from.Items(KernelBytes, "kinds of shapes", () => new KernelSize((KernelKind)from.Byte(), from.Double(), from.Double())) })];
    }
}
