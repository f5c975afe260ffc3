namespace Nbm.Backends.Torch;

/// <summary><see cref="CounterRandom"/> on the device: the same numbers, to the last bit.</summary>
/// <param name="device">Where.</param>
internal sealed class CounterNumbers(Device device) : IDisposable
{
    private readonly TensorSet _tensors = new(new MemoryLedger());
    private readonly Dictionary<long, Tensor> _constants = [];

    public void Dispose() => _tensors.Dispose();

    /// <summary>The numbers of indices 0 … count − 1, uniform in [0, 1).</summary>
    public Tensor Uniform(ulong seed, ulong counter, int count)
    {
        // int64 wraps around like uint64, and all steps but the shift are the same for both.
        Tensor bits = ScalarOperations.Indices(count, device)
            .Scale(unchecked((long)CounterRandom.GoldenGamma))
            .Shift(unchecked((long)CounterRandom.Key(seed, counter)));
        Tensor mixed = Fold(Fold(Fold(bits, 30).Scale(unchecked((long)CounterRandom.FirstFactor)), 27)
            .Scale(unchecked((long)CounterRandom.SecondFactor)), 31);
        return ShiftRight(mixed, 40).to(ScalarType.Float32).Scale(1f / (1 << 24));
    }

    // z ^ (z >> by)
    private Tensor Fold(Tensor z, int by) => z.bitwise_xor(ShiftRight(z, by));

    // A shift of int64 brings copies of the sign in, which a mask takes away.
    private Tensor ShiftRight(Tensor z, int by) => z.bitwise_right_shift(Constant(by)).bitwise_and_(Constant((1L << (64 - by)) - 1));

    // Made once: a number that is a tensor costs two launches.
    private Tensor Constant(long value)
    {
        if (!_constants.TryGetValue(value, out Tensor? constant))
        {
            constant = _tensors.Keep(ScalarOperations.Single(value, device));
            _constants[value] = constant;
        }

        return constant;
    }
}
