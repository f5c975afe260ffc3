using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Gather, interpolation and their adjoints, with the weights and with their squares.</summary>
internal static class TableScenarios
{
    private static readonly (int Outputs, int Source, int Count)[] s_gathers = [(1, 1, 1), (1, 7, 30), (3, 101, 53), (2, 40, 20011)];
    private static readonly (int Outputs, int Rows)[] s_designs = [(1, 1), (1, 13), (6, 700), (1, 3001)];

    private static readonly (string Name, DesignLayout Layout)[] s_layouts =
        [("main effects", TestDesigns.MainEffects), ("all orders", TestDesigns.AllOrders),
            ("an intercept alone", TestDesigns.InterceptAlone)];

    public static IEnumerable<KernelScenario> All => [.. s_gathers.SelectMany(Gathers), .. s_designs.SelectMany(Designs)];

    private static IEnumerable<KernelScenario> Gathers((int Outputs, int Source, int Count) size)
    {
        (int outputs, int source, int count) = size;
        yield return new($"Gather {outputs}×{source} → {count}", bench =>
        {
            Matrix result = bench.Result(outputs, count);
            bench.Backend.Gather(bench.Random(outputs, source, 1), Indices(bench, count, source), result);
            return [result];
        });
        yield return new($"ScatterAdd {outputs}×{count} → {source}", bench =>
        {
            Matrix result = bench.Result(outputs, source);
            bench.Backend.ScatterAdd(bench.Random(outputs, count, 1), Indices(bench, count, source), result);
            return [result];
        });
    }

    // From −2, so that some are passed over; many meet.
    private static IndexVector Indices(Workbench bench, int count, int source) =>
        bench.Backend.Upload(TestValues.Integers(count, -2, source - 1, 7));

    private static IEnumerable<KernelScenario> Designs((int Outputs, int Rows) size)
    {
        foreach ((string name, DesignLayout layout) in s_layouts)
        {
            foreach (string kind in new[] { "all rows", "some rows", "permuted rows" })
            {
                string label = $"{name}, {kind} of {size.Rows}, {size.Outputs} outputs";
                yield return new($"Interpolate {label}", bench => [Interpolate(bench, layout, size, kind)]);
                yield return new($"InterpolateBackward {label}",
                    bench => [Scatter(bench, bench.Backend.InterpolateBackward, layout, size, kind)]);
                yield return new($"InterpolateSquaresBackward {label}",
                    bench => [Scatter(bench, bench.Backend.InterpolateSquaresBackward, layout, size, kind)]);
            }
        }
    }

    private static Matrix Interpolate(Workbench bench, DesignLayout layout, (int Outputs, int Rows) size, string kind)
    {
        RowRange rows = RowRanges.Of(bench.Backend, kind, size.Rows);
        Matrix scores = bench.Result(size.Outputs, rows.Count);
        Design design = TestDesigns.Create(bench.Backend, layout, size.Rows);
        bench.Backend.Interpolate(design, rows, bench.Random(size.Outputs, layout.TableLength, 1), scores);
        return scores;
    }

    private static Matrix Scatter(
        Workbench bench, Action<Design, RowRange, Matrix, Matrix> kernel, DesignLayout layout, (int Outputs, int Rows) size, string kind)
    {
        RowRange rows = RowRanges.Of(bench.Backend, kind, size.Rows);
        Matrix tables = bench.Result(size.Outputs, layout.TableLength);
        Design design = TestDesigns.Create(bench.Backend, layout, size.Rows);
        kernel(design, rows, bench.Random(size.Outputs, rows.Count, 1), tables);
        return tables;
    }
}
