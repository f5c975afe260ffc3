namespace Nbm.Backends.Torch;

/// <summary><see cref="CounterRandom"/> on the device: the same numbers, to the last bit.</summary>
internal static class CounterNumbers
{
    /// <summary>The numbers of indices 0 … count − 1, uniform in [0, 1).</summary>
    public static Tensor Uniform(ulong seed, ulong counter, int count, Device device)
    {
        // int64 wraps around like uint64, and all steps but the shift are the same for both.
        Tensor bits = ScalarOperations.Indices(count, device)
            .Scale(unchecked((long)CounterRandom.GoldenGamma))
            .Shift(unchecked((long)CounterRandom.Key(seed, counter)));
        Tensor mixed = Fold(Fold(Fold(bits, 30).Scale(unchecked((long)CounterRandom.FirstFactor)), 27).Scale(unchecked((long)CounterRandom.SecondFactor)), 31);
        return ShiftRight(mixed, 40).to(ScalarType.Float32).Scale(1f / (1 << 24));
    }

    // z ^ (z >> by)
    private static Tensor Fold(Tensor z, int by) => z.bitwise_xor(ShiftRight(z, by));

    // A shift of int64 brings copies of the sign in, which a mask takes away.
    private static Tensor ShiftRight(Tensor z, int by)
    {
        Tensor places = ScalarOperations.Single(by, z.device), mask = ScalarOperations.Single((1L << (64 - by)) - 1, z.device);
        return z.bitwise_right_shift(places).bitwise_and_(mask);
    }
}
