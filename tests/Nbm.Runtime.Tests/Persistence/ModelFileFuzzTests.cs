using System.Buffers.Binary;
using Nbm.Testing;

namespace Nbm.Tests.Persistence;

/// <summary>Whatever the bytes: a clear exception, or a model that works. Never a crash, a hang or a large allocation.</summary>
public sealed class ModelFileFuzzTests
{
    private const long AllocationLimit = 1 << 20; // The file has a few thousand bytes.
    private static readonly byte[] s_file = ModelFileTests.Bytes(
        LoanModels.Build(LoanEncoder.Risk.Schema, ["Low", "Middle", "High"], knots: 3).WithErrors(6));
    private static readonly Loan[] s_rows = LoanModels.Rows(3);

    [Fact]
    public void A_flipped_bit_is_always_noticed()
    {
        for (int bit = 0; bit < 8 * s_file.Length; bit++)
        {
            byte[] file = [.. s_file];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Load(file).ShouldBeNull($"bit {bit}");
        }
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_always_noticed()
    {
        for (int length = 0; length < s_file.Length; length++)
        {
            Load(s_file[..length]).ShouldBeNull($"{length} bytes");
        }
    }

    [Fact]
    public void A_flipped_byte_behind_a_valid_checksum_gives_an_error_or_a_model_that_works()
    {
        int models = 0;
        for (int i = 48; i < s_file.Length; i++)
        {
            foreach (int flip in new[] { 1, 2, 0x40, 0x80, 0xFF })
            {
                byte[] file = [.. s_file];
                file[i] ^= (byte)flip;
                models += Load(FileParts.Repaired(file)) is null ? 0 : 1;
            }
        }

        models.ShouldBeGreaterThan(1000, "a table's value may be any other");
    }

    [Fact]
    public void A_wrong_count_anywhere_gives_an_error_or_a_model_that_works()
    {
        foreach (int value in new[] { 0, 1, -1, -2, int.MaxValue, int.MinValue, 0x7FFF, 1 << 24, int.MaxValue / 4, (int.MaxValue / 8) + 1 })
        {
            for (int i = 48; i + 4 <= s_file.Length; i++)
            {
                byte[] file = [.. s_file];
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(i), value);
                Load(FileParts.Repaired(file));
            }
        }
    }

    [Fact]
    public void A_payload_cut_off_or_prolonged_behind_a_valid_checksum_is_noticed()
    {
        for (int length = 48; length < s_file.Length; length++)
        {
            Load(FileParts.Repaired(s_file[..length])).ShouldBeNull($"{length} bytes");
        }

        Load(FileParts.Repaired([.. s_file, 0])).ShouldBeNull();
    }

    [Fact]
    public void Random_bytes_behind_a_valid_checksum_are_noticed()
    {
        var random = new TestRandom(4);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] file = [.. s_file[..48], .. Enumerable.Range(0, random.Below(300)).Select(_ => (byte)random.Bits())];
            Load(FileParts.Repaired(file)).ShouldBeNull();
        }
    }

    [Fact]
    public void A_claimed_length_is_not_believed()
    {
        byte[] file = [.. s_file[..48]];
        foreach (long length in new[] { long.MaxValue, -1, int.MaxValue, int.MaxValue + 1L, 1L << 31, 1L << 40 })
        {
            BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(8), length);
            Load(file).ShouldBeNull();
        }
    }

    [Fact]
    public void A_newer_version_says_so()
    {
        byte[] file = [.. s_file];
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(4), 3);
        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(file))).Message.ShouldBe(
            "The file is of format version 3, this program reads versions 1 and 2; update Nbm.");
    }

    // The model if there is one, after it has scored some rows. Anything but an NbmFormatException fails the test.
    private static AdditiveModel? Load(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        AdditiveModel? model = null;
        try
        {
            model = AdditiveModel.Load(new MemoryStream(file));
        }
        catch (NbmFormatException e)
        {
            e.Message.ShouldNotBeEmpty();
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        if (allocated > AllocationLimit)
        {
            throw new InvalidOperationException($"{allocated} bytes were allocated to load {file.Length}.");
        }

        if (model is not null && model.Schema.Hash == LoanEncoder.Risk.Schema.Hash)
        {
            var typed = new LoanRisk(model);
            foreach (Loan row in s_rows)
            {
                _ = typed.Predict(row);
                typed.Explain(row).StandardErrors?.ShouldAllBe(pair => pair.Value >= 0);
            }
        }

        return model;
    }
}
