using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Tables of several outputs are looked up and scattered into together, which no result may show.</summary>
public sealed class ManagedOutputTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void Outputs_have_the_same_bits_together_and_alone(int outputs)
    {
        using var backend = new ManagedBackend(2);
        using var bench = new Workbench(backend, 0);
        DesignLayout layout = TestDesigns.AllOrders;
        RowRange rows = RowRanges.Of(backend, "permuted rows", 700);
        Design design = TestDesigns.Create(backend, layout, 700);
        Matrix tables = bench.Random(outputs, layout.TableLength, 1), residuals = bench.Random(outputs, rows.Count, 2);
        Matrix scores = bench.Result(outputs, rows.Count), scattered = bench.Result(outputs, layout.TableLength);
        backend.Interpolate(design, rows, tables, scores);
        backend.InterpolateBackward(design, rows, residuals, scattered);
        for (int c = 0; c < outputs; c++)
        {
            Matrix alone = bench.Result(1, rows.Count), table = bench.Result(1, layout.TableLength);
            backend.Interpolate(design, rows, backend.View(tables, c * layout.TableLength, 1, layout.TableLength), alone);
            backend.InterpolateBackward(design, rows, backend.View(residuals, c * rows.Count, 1, rows.Count), table);
            bench.Read(scores)[(c * rows.Count)..((c + 1) * rows.Count)].ShouldBe(bench.Read(alone));
            bench.Read(scattered)[(c * layout.TableLength)..((c + 1) * layout.TableLength)].ShouldBe(bench.Read(table));
        }
    }
}
