using System.Collections.Immutable;

namespace Nbm.Backends;

/// <summary>
/// Everything that differs between machines: dense float32 matrices and some thirty kernels (architecture.md, “The seam”).
/// Whatever learns is written once on top of these. Kernels overwrite their results unless they say otherwise; results
/// must not overlap arguments unless they say that they may. Arguments that don't fit (<see cref="KernelChecks"/>) end in an
/// <see cref="ArgumentException"/> that names the shapes. The same arguments give the same bits, unless a backend says otherwise;
/// <see cref="ManagedBackend"/>
/// gives the same whatever the number of threads. No kernel but <see cref="Download"/> waits for a device. A backend serves one fit at a
/// time; it isn't thread-safe.
/// </summary>
public abstract class Backend : IDisposable
{
    private int _inUse;

    /// <summary>The backend in words, such as <c>managed (Vector512, 2 threads)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes that its matrices, indices and designs take on a device of its own; null where that is the host's memory and nobody
    /// counts.</summary>
    public virtual long? DeviceMemory => null;

    /// <summary>How many iterations a solver may take before it reads how far it is: 1 where reading costs nothing, more where it waits for
    /// a device.</summary>
    public virtual int UnreadIterations => 1;

    // ---- memory

    /// <summary>A new matrix of zeros.</summary>
    public abstract Matrix Allocate(int rows, int columns);

    /// <summary>A window on <paramref name="source"/>'s memory: <paramref name="rows"/> × <paramref name="columns"/> values from
    /// <paramref name="offset"/> on, row-major. Lives no longer than its source.</summary>
    public abstract Matrix View(Matrix source, int offset, int rows, int columns);

    /// <summary>Copies values from the host, row-major; as many as the matrix holds.</summary>
    public abstract void Upload(ReadOnlySpan<float> values, Matrix destination);

    /// <summary>A vector of indices, copied from the host.</summary>
    public abstract IndexVector Upload(ReadOnlySpan<int> indices);

    /// <summary>Replaces the indices of a vector of the same length.</summary>
    public abstract void Upload(ReadOnlySpan<int> indices, IndexVector destination);

    /// <summary>The encoded columns of a data set, which must not change while the design lives: an engine of the host reads them where
    /// they are.</summary>
    /// <param name="layout">How columns make terms.</param>
    /// <param name="rows">Rows n of data.</param>
    /// <param name="columns">The columns, of n rows each.</param>
    public abstract Design Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns);

    /// <summary>The encoded columns of a data set.</summary>
    /// <param name="layout">How columns make terms.</param>
    /// <param name="rows">Rows n of data.</param>
    /// <param name="cells">For each column, n cells.</param>
    /// <param name="fractions">For each column, n fractions in [0, 1].</param>
    public Design Upload(DesignLayout layout, int rows, int[][] cells, float[][] fractions)
    {
        KernelChecks.Upload(layout, rows, cells, fractions);
        return Upload(layout, rows, [.. layout.Extents.Select((extent, column) =>
            DesignColumn.Of(extent, cells[column], fractions[column]))]);
    }

    /// <summary>A sparse matrix in compressed rows.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="starts">Where each row's entries begin, and the end of the last: rows + 1 numbers from 0.</param>
    /// <param name="indices">The column of each entry, ascending within a row.</param>
    /// <param name="values">The value of each entry.</param>
    public abstract SparseMatrix Upload(int rows, int columns, int[] starts, int[] indices, float[] values);

    /// <summary>Copies a matrix to the host, row-major, waiting for whatever still computes it.</summary>
    public abstract void Download(Matrix source, Span<float> destination);

    // ---- element-wise

    /// <summary>Sets every element.</summary>
    public abstract void Fill(Matrix x, float value);

    /// <summary>y = x, of equal length; shapes may differ.</summary>
    public abstract void Copy(Matrix x, Matrix y);

    /// <summary>x = α x.</summary>
    public abstract void Scale(float alpha, Matrix x);

    /// <summary>y = y + α x.</summary>
    public abstract void Axpy(float alpha, Matrix x, Matrix y);

    /// <summary>xₙ = αₙ xₙ for each of N groups of equally many rows, one under another.</summary>
    /// <param name="alphas">N × 1.</param>
    /// <param name="x">N groups of rows, updated.</param>
    public abstract void Scale(Matrix alphas, Matrix x);

    /// <summary>yₙ = yₙ + α αₙ xₙ for each of N groups of equally many rows, one under another.</summary>
    /// <param name="alpha">α, of all groups.</param>
    /// <param name="alphas">N × 1.</param>
    /// <param name="x">N groups of rows.</param>
    /// <param name="y">As x, updated.</param>
    public abstract void Axpy(float alpha, Matrix alphas, Matrix x, Matrix y);

    /// <summary>result = x / y, element by element, where that is a positive finite number, else 0. The result may be x or y.</summary>
    public abstract void Quotient(Matrix x, Matrix y, Matrix result);

    /// <summary>result = x ∘ y, element by element. The result may be x or y.</summary>
    public abstract void Multiply(Matrix x, Matrix y, Matrix result);

    /// <summary>y = max(x, 0). y may be x.</summary>
    public abstract void Relu(Matrix x, Matrix y);

    /// <summary>dx = dy where y &gt; 0, else 0. dx may be dy.</summary>
    public abstract void ReluBackward(Matrix y, Matrix dy, Matrix dx);

    /// <summary>y = f(x), element by element. y may be x.</summary>
    /// <param name="map">f.</param>
    /// <param name="x">The arguments.</param>
    /// <param name="y">As x, out.</param>
    public abstract void Map(ElementMap map, Matrix x, Matrix y);

    /// <summary>The way back of <see cref="Map"/>, from its results: dx = dy ∘ f′. dx may be dy.</summary>
    /// <param name="map">f.</param>
    /// <param name="y">f(x).</param>
    /// <param name="dy">As y.</param>
    /// <param name="dx">As y, out.</param>
    public abstract void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx);

    /// <summary>
    /// A mask for inverted dropout: each element is 0 with probability <paramref name="rate"/>, else 1/(1 − rate).
    /// Element i follows from (seed, counter, i) alone, by <see cref="CounterRandom"/>, so all backends agree.
    /// </summary>
    public abstract void DropoutMask(Matrix mask, float rate, ulong seed, ulong counter);

    // ---- rows and columns

    /// <summary>
    /// Adds the vector <paramref name="row"/> (1 × columns) to every row of <paramref name="x"/>. Of N vectors (N × columns) each is added
    /// to the rows of its group: x is then N groups of equally many rows, one under another.
    /// </summary>
    public abstract void AddRow(Matrix row, Matrix x);

    /// <summary>
    /// Multiplies every row of <paramref name="x"/> by the vector <paramref name="row"/> (1 × columns), element by element. Of N vectors
    /// (N × columns) each goes with the rows of its group, as in <see cref="AddRow"/>.
    /// </summary>
    public abstract void MultiplyRow(Matrix row, Matrix x);

    /// <summary>sums (1 × columns): the sum of each column of x; N × columns: for each of N groups of rows.</summary>
    public abstract void ColumnSums(Matrix x, Matrix sums);

    /// <summary>result (1 × 1): Σ x ∘ y, accumulated in double precision; N × 1: for each of N groups of rows, one under
    /// another.</summary>
    public abstract void Dot(Matrix x, Matrix y, Matrix result);

    /// <summary>
    /// y[r, yStart + k] = x[r, xStart + k] for k = 0 … count − 1, in every row; the other columns of y stay as they are. With it columns
    /// are
    /// cut out and put side by side.
    /// </summary>
    /// <param name="x">Rows × any.</param>
    /// <param name="xStart">The first column to copy.</param>
    /// <param name="y">Rows × any, updated.</param>
    /// <param name="yStart">Where it goes.</param>
    /// <param name="count">How many columns.</param>
    public abstract void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count);

    /// <summary>y[r, ·] = the softmax of x[r, ·], for every row: e^x/Σ e^x, without overflow. y may be x.</summary>
    public abstract void Softmax(Matrix x, Matrix y);

    /// <summary>The way back of <see cref="Softmax"/>, from its results: dx = y ∘ (dy − Σ y dy), the sum over each row. dx may be
    /// dy.</summary>
    public abstract void SoftmaxBackward(Matrix y, Matrix dy, Matrix dx);

    /// <summary>
    /// result[i, ·] = source[j, ·], with j = rows[i], or, through indices, j = indices[rows[i]]: a batch of a matrix of all rows, or a
    /// batch
    /// of embeddings, where indices has a level for each row. Where such an index is negative, 0.
    /// </summary>
    /// <param name="source">Any × K.</param>
    /// <param name="indices">A row of the source for each row; null: the row itself.</param>
    /// <param name="rows">Which rows, B of them.</param>
    /// <param name="result">B × K, out.</param>
    public abstract void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result);

    /// <summary>The adjoint of <see cref="GatherRows"/>: result[j, ·] = Σ source[i, ·] over the i that lead to j, elsewhere 0.</summary>
    /// <param name="source">B × K.</param>
    /// <param name="indices">A row of the result for each row; null: the row itself.</param>
    /// <param name="rows">Which rows, B of them.</param>
    /// <param name="result">Any × K, out.</param>
    public abstract void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result);

    // ---- dense algebra

    /// <summary>c = a · b, or c += a · b with <paramref name="accumulate"/>; a and b are transposed first where asked.</summary>
    public abstract void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false);

    /// <summary>
    /// N products at once: a, b and c are N matrices each, equally large and one under another, and cₙ = aₙ · bₙ, or cₙ += aₙ · bₙ with
    /// <paramref name="accumulate"/>; each is transposed first where asked.
    /// </summary>
    /// <param name="groups">N.</param>
    /// <param name="a">N matrices.</param>
    /// <param name="transposeA">Whether each of a is transposed.</param>
    /// <param name="b">N matrices.</param>
    /// <param name="transposeB">Whether each of b is transposed.</param>
    /// <param name="c">N matrices, out.</param>
    /// <param name="accumulate">Adds to c.</param>
    public abstract void GroupedMatMul(
        int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false);

    // ---- batch norm

    /// <summary>
    /// Batch norm over rows that count by weight: y = γ (x − μ)/√(σ² + ε) + β with μ = Σ w x and σ² = Σ w (x − μ)² per column,
    /// over each of N groups of G rows, one under another, by itself. N is the number of rows of γ.
    /// </summary>
    /// <param name="x">(N · G) × K.</param>
    /// <param name="weights">N × G, zero or more, each row summing to 1.</param>
    /// <param name="gamma">N × K.</param>
    /// <param name="beta">N × K.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="normalized">(N · G) × K, out: (x − μ)/√(σ² + ε), kept for the way back. May be x.</param>
    /// <param name="inverseDeviation">N × K, out: 1/√(σ² + ε).</param>
    /// <param name="y">(N · G) × K, out.</param>
    public abstract void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y);

    /// <summary>
    /// The way back of <see cref="BatchNorm"/>, through the statistics too: with dγ = Σ dy ∘ x̂ and dβ = Σ dy (sums over
    /// all G rows of a group, unweighted), dx_g = γ/√(σ² + ε) · (dy_g − w_g (dβ + x̂_g dγ)). dx may be dy.
    /// </summary>
    public abstract void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta);

    // ---- tables

    /// <summary>result[c, i] = source[c, indices[i]], for every row c; where an index is negative, 0.</summary>
    public abstract void Gather(Matrix source, IndexVector indices, Matrix result);

    /// <summary>The adjoint of <see cref="Gather"/>: result[c, indices[i]] = Σ source[c, i], elsewhere 0; negative indices are passed
    /// over.</summary>
    public abstract void ScatterAdd(Matrix source, IndexVector indices, Matrix result);

    /// <summary>
    /// scores[c, r] = Σ over terms of the n-linear interpolation of row r in the term's table: X · β for each output c.
    /// Terms are added in their order.
    /// </summary>
    /// <param name="design">The encoded rows.</param>
    /// <param name="rows">Which rows, B of them.</param>
    /// <param name="tables">C × P, see <see cref="DesignLayout.TableLength"/>.</param>
    /// <param name="scores">C × B, out.</param>
    public abstract void Interpolate(Design design, RowRange rows, Matrix tables, Matrix scores);

    /// <summary>The adjoint of <see cref="Interpolate"/>: tables[c, ·] = Xᵀ · scores[c, ·], over the given rows.</summary>
    /// <param name="design">The encoded rows.</param>
    /// <param name="rows">Which rows, B of them.</param>
    /// <param name="scores">C × B.</param>
    /// <param name="tables">C × P, out.</param>
    public abstract void InterpolateBackward(Design design, RowRange rows, Matrix scores, Matrix tables);

    /// <summary>
    /// Like <see cref="InterpolateBackward"/>, with the squares of the interpolation weights: with the weights of the rows for
    /// scores, the diagonal of XᵀWX.
    /// </summary>
    /// <param name="design">The encoded rows.</param>
    /// <param name="rows">Which rows, B of them.</param>
    /// <param name="scores">C × B.</param>
    /// <param name="tables">C × P, out.</param>
    public abstract void InterpolateSquaresBackward(Design design, RowRange rows, Matrix scores, Matrix tables);

    /// <summary>y[c, ·] = a · x[c, ·], or y += with <paramref name="accumulate"/>, for every row c of x. A row of a without entries gives
    /// 0.</summary>
    /// <param name="a">M × N.</param>
    /// <param name="x">C × N.</param>
    /// <param name="y">C × M, out.</param>
    /// <param name="accumulate">Adds to y.</param>
    public abstract void MultiplySparse(SparseMatrix a, Matrix x, Matrix y, bool accumulate = false);

    // ---- losses

    /// <summary>
    /// The weighted mean loss of some rows and its gradient: gradient[c, r] = w_r/Σw · ∂loss_r/∂score[c, r].
    /// A target that is no class index makes the softmax loss and its gradient NaN: kernels don't wait, so they can't throw.
    /// </summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="rows">Which rows of targets and weights, B of them.</param>
    /// <param name="scores">C × B. One row but for the softmax.</param>
    /// <param name="targets">1 × n: numbers, 0/1, or class indices.</param>
    /// <param name="weights">1 × n, zero or more.</param>
    /// <param name="gradient">C × B, out. May be scores.</param>
    /// <param name="loss">1 × 1, out: Σ w_r loss_r / Σ w_r, accumulated in double precision; 0 where all weights are 0.</param>
    public abstract void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss);

    /// <summary>The same of a loss with parameters, at scores to which an offset is added.</summary>
    /// <param name="function">Which loss.</param>
    /// <param name="rows">Which rows of targets, weights and offsets, B of them.</param>
    /// <param name="scores">1 × B.</param>
    /// <param name="targets">1 × n, such as the loss takes.</param>
    /// <param name="weights">1 × n, zero or more.</param>
    /// <param name="offsets">1 × n; null for none.</param>
    /// <param name="gradient">1 × B, out. May be scores.</param>
    /// <param name="loss">1 × 1, out, as above.</param>
    public abstract void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss);

    /// <summary>The mean of the target that scores stand for: themselves, a probability, or a probability for each class.</summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="scores">C × B. One row but for the softmax.</param>
    /// <param name="means">C × B, out. May be scores.</param>
    public abstract void Means(LossKind kind, Matrix scores, Matrix means);

    /// <summary>
    /// The curvature of the weighted mean loss along a direction: result[·, r] = w_r/Σw · ∇²loss_r · direction[·, r]. The curvature is
    /// 2 for squared loss, p (1 − p) for the logistic, diag p − ppᵀ for the softmax; 0 where all weights are 0.
    /// </summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="rows">Which rows of weights, B of them.</param>
    /// <param name="means">C × B, see <see cref="Means"/>.</param>
    /// <param name="weights">1 × n, zero or more.</param>
    /// <param name="direction">C × B; several, one under another, make as many results.</param>
    /// <param name="result">As direction, out. May be direction.</param>
    public abstract void Curvature(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix direction, Matrix result);

    /// <summary>A root R of that curvature, RRᵀ = w_r/Σw · ∇²loss_r, times noise. For the softmax R = diag √p − p√pᵀ.</summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="rows">Which rows of weights, B of them.</param>
    /// <param name="means">C × B, see <see cref="Means"/>.</param>
    /// <param name="weights">1 × n, zero or more.</param>
    /// <param name="noise">C × B.</param>
    /// <param name="result">C × B, out. May be noise.</param>
    public abstract void CurvatureRoot(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix noise, Matrix result);

    /// <summary>The diagonal of that curvature.</summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="rows">Which rows of weights, B of them.</param>
    /// <param name="means">C × B, see <see cref="Means"/>.</param>
    /// <param name="weights">1 × n, zero or more.</param>
    /// <param name="result">C × B, out.</param>
    public abstract void CurvatureDiagonal(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix result);

    // ---- optimiser

    /// <summary>One AdamW update of <paramref name="parameters"/> and both moments, all of one shape.</summary>
    public abstract void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Takes the backend for a fit; false while another has it.</summary>
    internal bool TryBegin() => Interlocked.Exchange(ref _inUse, 1) == 0;

    /// <summary>Gives it back.</summary>
    internal void End() => Interlocked.Exchange(ref _inUse, 0);
}
