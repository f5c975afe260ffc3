using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests;

/// <summary>What a network reaches on real rows neither one mistake far out in them changes, nor how far from 0 numbers lie.</summary>
public sealed class FarOutTests
{
    private const int Places = 5;

    private static readonly MlpOptions s_options = new() { Seed = 1, HiddenUnits = [32, 32], Epochs = 60, BatchSize = 64 };
    private static readonly (NetworkConcrete[] Train, NetworkConcrete[] Test) s_rows =
        NetworkConcreteCsv.Read(Path.Combine(AppContext.BaseDirectory, "concrete.csv")).Split(testFraction: 0.25, seed: 1);

    public static TheoryData<double> Far => [1e12, -1e12, 1e300];

    [Theory]
    [MemberData(nameof(Far))]
    public void One_far_out_in_each_place_of_a_vector(double far)
    {
        double clean = Error(s_rows.Train, s_rows.Test, 0);
        clean.ShouldBeLessThan(9, "16.7 for the mean");
        Error(With(far), s_rows.Test, 0).ShouldBeLessThan(1.2 * clean);
    }

    [Theory]
    [MemberData(nameof(Far))]
    public void One_far_out_of_each_number(double far)
    {
        double clean = Error(s_rows.Train);
        clean.ShouldBeLessThan(9, "16.7 for the mean");
        Error(With(far)).ShouldBeLessThan(1.2 * clean);
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(-1e9)]
    public void All_far_from_0_in_a_vector(double offset) =>
        Error(s_rows.Train, s_rows.Test, offset).ShouldBeLessThan(1.2 * Error(s_rows.Train, s_rows.Test, 0));

    [Fact]
    public void All_numbers_far_from_0()
    {
        NetworkConcrete[] Moved(NetworkConcrete[] rows) => Array.ConvertAll(
            rows, row => Of([.. Numbers(row).Select(value => value + 1e9)], row.Strength));
        NetworkConcreteMlp.Train(Moved(s_rows.Train), s_options).Evaluate(Moved(s_rows.Test)).Rmse
            .ShouldBeLessThan(1.2 * Error(s_rows.Train));
    }

    private static double Error(NetworkConcrete[] rows) => NetworkConcreteMlp.Train(rows, s_options).Evaluate(s_rows.Test).Rmse;

    private static double Error(NetworkConcrete[] train, NetworkConcrete[] test, double offset)
    {
        MixedConcrete[] Mixed(NetworkConcrete[] rows) => Array.ConvertAll(
            rows, row => new MixedConcrete { Mixture = Numbers(row).Select(value => value + offset).ToArray(), Strength = row.Strength });
        return MixedConcreteMlp.Train(Mixed(train), s_options).Evaluate(Mixed(test)).Rmse;
    }

    // In each place another row's number is a mistake.
    private static NetworkConcrete[] With(double far) =>
    [
        .. s_rows.Train.Select((row, r) => r % 10 != 3 || r / 10 >= Places
            ? row : Of([.. Numbers(row).Select((value, place) => place == r / 10 ? far : value)], row.Strength)),
    ];

    private static double[] Numbers(Concrete row) => [row.Cement, row.Slag, row.Water, row.Superplasticizer, row.Age];

    private static NetworkConcrete Of(double[] numbers, double strength) => new()
    {
        Cement = numbers[0], Slag = numbers[1], Water = numbers[2], Superplasticizer = numbers[3], Age = numbers[4], Strength = strength,
    };
}
