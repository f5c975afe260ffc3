using System.Buffers.Binary;
using System.Security.Cryptography;
using Nbm.Models;

namespace Nbm.Tests.Persistence;

public sealed class SmoothnessFileTests
{
    // Behind the bool, six doubles for each of eight terms.
    private const int Part = 8 * 48;

    // A bool: no training run.
    private const int PartOf14 = 1;

    // Two counts of 0: Home has neither texts nor numbers.
    private const int PartOf15 = 8;

    // Without errors of importances and smoothness 1.3 adds a bool for each of eight terms, and one more.
    private const int PartOf13 = 9;

    [Fact]
    public void The_smoothness_of_terms_survives_to_the_last_bit()
    {
        AdditiveModel saved = Smooth(0.1);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(ModelFileTests.Bytes(saved)));

        loaded.Smoothness.ShouldBe(saved.Smoothness);
        ModelFileTests.Bytes(loaded).ShouldBe(ModelFileTests.Bytes(saved));
    }

    [Fact]
    public void A_file_of_version_1_2_is_read()
    {
        byte[] file = ModelFileTests.Bytes(LoanModels.Amount.Additive);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(Repaired(file[..^(PartOf13 + PartOf14 + PartOf15)], minor: 2)));

        loaded.Smoothness.ShouldBeEmpty();
        ModelFileTests.Bytes(loaded).ShouldBe(file);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_precision_that_is_none_is_refused(double precision)
    {
        byte[] file = ModelFileTests.Bytes(Smooth(0.1));
        BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(file.Length - Part - PartOf14 - PartOf15), precision);

        Should.Throw<NbmFormatException>(() => AdditiveModel.Load(new MemoryStream(Repaired(file, minor: 5)))).Message.ShouldContain("smoothness");
        Should.Throw<ArgumentException>(() => Smooth(precision)).Message.ShouldContain("a precision is");
    }

    private static AdditiveModel Smooth(double precision)
    {
        AdditiveModel model = LoanModels.Amount.Additive;
        return new AdditiveModel(model.Schema, model.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies, model.TrainingHistory)
        {
            Smoothness = [.. model.Terms.Select((_, t) => new TermSmoothness(new(precision + t, t / 3.0), default, new(1e10, 1)))],
        };
    }

    private static byte[] Repaired(byte[] file, ushort minor)
    {
        byte[] copy = [.. file];
        BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(6), minor);
        BinaryPrimitives.WriteInt64LittleEndian(copy.AsSpan(8), copy.Length - 48);
        SHA256.HashData([.. copy[..16], .. copy[48..]]).CopyTo(copy, 16);
        return copy;
    }
}
