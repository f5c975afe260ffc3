using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What gradient descent learned of a polynomial, in the units of the loss.</summary>
/// <param name="Inputs">What it is linear in.</param>
/// <param name="Intercepts">C.</param>
/// <param name="Line">w: C × M, row by row; all 0 of a polynomial without degree 1.</param>
/// <param name="Forms">The degrees from 2 on.</param>
internal sealed record PolynomialFit(InputEncoding Inputs, double[] Intercepts, float[] Line, ImmutableArray<PolynomialForm> Forms);

/// <summary>One degree l: Σ_k λ_ck ⟨u_k, x̃⟩^l.</summary>
/// <param name="Degree">l.</param>
/// <param name="Inputs">x.</param>
/// <param name="HasRoots">Whether x̃ is the l-th root of x, with its sign.</param>
/// <param name="IsOfDistinct">Whether powers of one feature are left out.</param>
/// <param name="Factors">u: M × r, row by row.</param>
/// <param name="Weights">λ: C × r, row by row.</param>
internal sealed record PolynomialForm(int Degree, InputEncoding Inputs, bool HasRoots, bool IsOfDistinct, float[] Factors, float[] Weights);
