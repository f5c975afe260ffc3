using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

public abstract partial class BackendContract
{
    [Fact]
    public void New_memory_is_zero()
    {
        using Matrix x = Backend.Allocate(7, 13);
        Read(x).ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void What_was_uploaded_is_downloaded()
    {
        float[] values = [1, -2.5f, float.Epsilon, float.MaxValue, float.NegativeInfinity, -0f];
        using Matrix x = Backend.Allocate(2, 3);
        Backend.Upload(values, x);
        Read(x).Select(BitConverter.SingleToInt32Bits).ShouldBe(values.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void A_view_is_a_window_on_its_source()
    {
        using Matrix x = Backend.Allocate(3, 4);
        Matrix view = Backend.View(x, 5, 2, 3);
        Backend.Upload([1, 2, 3, 4, 5, 6], view);
        Read(x).ShouldBe([0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 0]);
        Backend.Fill(x, 9);
        Read(view).ShouldAllBe(value => value == 9);
    }

    [Fact]
    public void A_view_of_a_view_counts_from_the_view()
    {
        using Matrix x = Backend.Allocate(1, 10);
        Backend.Upload([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], x);
        Matrix inner = Backend.View(Backend.View(x, 3, 1, 6), 2, 1, 2);
        Read(inner).ShouldBe([5, 6]);
    }

    [Fact]
    public void Disposing_a_view_leaves_its_source()
    {
        using Matrix x = Backend.Allocate(1, 4);
        Backend.View(x, 1, 1, 2).Dispose();
        Backend.Fill(x, 3);
        Read(x).ShouldAllBe(value => value == 3);
    }

    [Fact]
    public void Matrices_overlap_where_they_share_an_element()
    {
        using Matrix x = Backend.Allocate(1, 10), other = Backend.Allocate(1, 10);
        Backend.View(x, 0, 1, 5).Overlaps(Backend.View(x, 4, 1, 5)).ShouldBeTrue();
        Backend.View(x, 0, 1, 5).Overlaps(Backend.View(x, 5, 1, 5)).ShouldBeFalse();
        x.Overlaps(other).ShouldBeFalse();
    }

    [Fact]
    public void New_indices_replace_the_old_ones()
    {
        using Workbench bench = Bench();
        Matrix source = bench.Matrix(1, 4, 10, 11, 12, 13), result = bench.Result(1, 3);
        using IndexVector indices = Backend.Upload([0, 1, 2]);
        Backend.Upload([3, -1, 0], indices);
        Backend.Gather(source, indices, result);
        bench.Read(result).ShouldBe([13, 0, 10]);
        (indices.Smallest, indices.Largest).ShouldBe((-1, 3));
    }

    private float[] Read(Matrix matrix)
    {
        var values = new float[matrix.Length];
        Backend.Download(matrix, values);
        return values;
    }
}
