using Nbm.Backends;
using Nbm.Backends.Torch;
using Nbm.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace Nbm.Contract.Tests.Torch;

/// <summary>
/// Kernels beside a thread that collects garbage all the time: what a native call reads must live until it has been read. The kernels are
/// those that squared by TorchSharp's <c>square</c>, of which one call in some ten thousand then threw or gave another number; that nothing
/// else does so is <see cref="ScalarLifetimeTests"/>' to find.
/// </summary>
public sealed class TorchCollectionTests
{
    // Few, since what counts is how often.
    private const int Rows = 20;
    private const int Threads = 2;

    // Code that isn't optimised yet keeps what it has read until a method's end, and so hides the fault.
    private static readonly TimeSpan s_untilOptimised = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_collecting = TimeSpan.FromSeconds(2.5);

    [Fact]
    public void A_squared_loss_beside_collections_has_the_bits_that_it_has_alone() =>
        HasTheSameBits(x => RowLosses.Evaluate(LossKind.Squared, x, x.neg()).Losses);

    [Fact]
    public void Squares_of_weights_beside_collections_have_the_bits_that_they_have_alone()
    {
        NativeLibraries.Load(cuda: false);
        using Tensor weights = HostTransfer.Upload<float>(TestValues.Unit(Rows, 2), ScalarType.Float32, CPU).view(Rows, 1);
        using Tensor positions = zeros(Rows, 1, ScalarType.Int32);
        HasTheSameBits(x =>
        {
            ScatterSums.Sums sums = new ScatterSums(ScalarType.Float64, isDeterministic: false).Begin(1, 2, x, Rows);
            TableLookUp.Scatter((positions, weights), x, squared: true, sums);
            return sums.Totals;
        });
    }

    private static void HasTheSameBits(Func<Tensor, Tensor> kernel)
    {
        NativeLibraries.Load(cuda: false);
        using Tensor x = HostTransfer.Upload<float>(TestValues.Centred(Rows, 1), ScalarType.Float32, CPU).view(1, Rows);
        using Tensor alone = kernel(x);
        byte[] expected = alone.bytes.ToArray();
        int calls = 0, faults = 0;
        string? thrown = null;
        using var done = new CancellationTokenSource(s_untilOptimised + s_collecting);
        void Compute()
        {
            while (!done.IsCancellationRequested)
            {
                using DisposeScope scope = NewDisposeScope();
                Interlocked.Increment(ref calls);
                bool isSame = false;
                try
                {
                    isSame = kernel(x).bytes.SequenceEqual(expected);
                }
                catch (Exception error)
                {
                    thrown = error.Message;
                }

                Interlocked.Add(ref faults, isSame ? 0 : 1);
            }
        }

        Thread[] threads = [new(() => Collect(done.Token)), .. Enumerable.Range(0, Threads).Select(_ => new Thread(Compute))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        calls.ShouldBeGreaterThan(100);
        faults.ShouldBe(0, $"of {calls} calls; {thrown}");
    }

    private static void Collect(CancellationToken done)
    {
        done.WaitHandle.WaitOne(s_untilOptimised);
        while (!done.IsCancellationRequested)
        {
            GC.Collect(0, GCCollectionMode.Forced);
            GC.WaitForPendingFinalizers();
        }
    }
}
