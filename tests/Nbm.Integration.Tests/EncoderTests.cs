using System.Reflection;
using Nbm.Generated;
using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests;

/// <summary>How values of every type become numbers.</summary>
public sealed class EncoderTests
{
    private static readonly RecordEncoder<AllKinds> s_encoder = (RecordEncoder<AllKinds>)typeof(EveryModel)
        .GetField("s_encoder", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;

    private static readonly Vocabularies s_vocabularies = new(
        [.. s_encoder.Schema.Features.Select(
            static f => f.Kind == FeatureKind.OpenCategory ? (IReadOnlyList<string>)["red", "green"] : null)]);

    [Fact]
    public void Every_type_has_its_number()
    {
        var row = new AllKinds
        {
            SByte = -128,
            Byte = 255,
            Int16 = -7,
            UInt16 = 65535,
            Int32 = int.MinValue,
            UInt32 = uint.MaxValue,
            Int64 = 1L << 60,
            UInt64 = ulong.MaxValue,
            Int128 = -((Int128)1 << 100),
            UInt128 = (UInt128)1 << 120,
            IntPtr = -5,
            UIntPtr = 5,
            Half = (Half)1.5,
            MaybeHalf = (Half)(-2.5),
            Single = 0.1f,
            Double = 0.1,
            Decimal = 79.95m,
            MaybeDecimal = -0.5m,
            DateOnly = new DateOnly(1, 1, 2),
            MaybeDateOnly = new DateOnly(2026, 11, 22),
            DateTime = new DateTime(1, 1, 2, 12, 0, 0),
            MaybeDateTime = new DateTime(1, 1, 1, 6, 0, 0),
            DateTimeOffset = new DateTimeOffset(1, 1, 2, 14, 0, 0, TimeSpan.FromHours(2)),
            MaybeDateTimeOffset = new DateTimeOffset(1, 1, 1, 6, 0, 0, TimeSpan.Zero),
            TimeOnly = new TimeOnly(13, 45),
            MaybeTimeOnly = new TimeOnly(0, 30),
            TimeSpan = TimeSpan.FromMilliseconds(1500),
            MaybeTimeSpan = -TimeSpan.FromHours(1),
            Bool = true,
            MaybeBool = false,
            Enum = Level.Top,
            MaybeEnum = Level.Low,
            Text = "green",
            MaybeText = "blue",
            Target = 3.5,
            Weight = 0.25f,
        };
        Encode(row).ShouldBe(
        [
            -128, 255, -7, 65535, int.MinValue, uint.MaxValue, 1L << 60, ulong.MaxValue, -Math.Pow(2, 100), Math.Pow(2, 120), -5, 5,
            1.5, -2.5, 0.1f, 0.1, 79.95, -0.5, 1, new DateOnly(2026, 11, 22).DayNumber, 1.5, 0.25, 1.5, 0.25, 13.75, 0.5, 1.5, -3600,
            1, 0, 2, 0, 1, -1,
        ]);
        s_encoder.GetTarget(row).ShouldBe(3.5);
        s_encoder.GetWeight(row).ShouldBe(0.25);
        s_encoder.GetText(row, 33).ShouldBe("blue");
    }

    [Fact]
    public void What_is_missing_is_no_number()
    {
        double[] encoded = Encode(new AllKinds());
        for (int f = 0; f < encoded.Length; f++)
        {
            double.IsNaN(encoded[f]).ShouldBe(s_encoder.Schema.Features[f].IsNullable, s_encoder.Schema.Features[f].Name);
        }

        double.IsNaN(s_encoder.GetTarget(new AllKinds())).ShouldBeTrue();
    }

    [Fact]
    public void A_number_that_is_no_member_of_its_enum_is_no_level() =>
        Encode(new AllKinds { Enum = (Level)4, MaybeEnum = (Level)4 })[30..32].ShouldBe([-1, -1]);

    [Fact]
    public void Members_are_levels_by_ascending_value_and_aliases_count_once() =>
        s_encoder.Schema.Features.Single(static f => f.Name == "Enum").Levels.ShouldBe(["Low", "Middle", "High"]);

    [Fact]
    public void Many_rows_are_columns_at_a_distance()
    {
        AllKinds[] rows = [new AllKinds { SByte = 1, Int16 = 10 }, new AllKinds { SByte = 2, Int16 = 20 }];
        double[] columns = new double[s_encoder.Schema.Features.Length * 3];
        s_encoder.Encode(rows, s_vocabularies, columns, stride: 3);
        columns[..3].ShouldBe([1, 2, 0]);
        columns[6..9].ShouldBe([10, 20, 0]);
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        AllKinds[] rows = [new AllKinds()];
        double[] columns = new double[s_encoder.Schema.Features.Length];
        s_encoder.Encode(rows, s_vocabularies, columns, stride: 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            s_encoder.Encode(rows, s_vocabularies, columns, stride: 1);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static double[] Encode(AllKinds row)
    {
        double[] columns = new double[s_encoder.Schema.Features.Length];
        s_encoder.Encode(new ReadOnlySpan<AllKinds>(in row), s_vocabularies, columns, stride: 1);
        return columns;
    }
}
