using System.Buffers;
using System.Text;
using Nbm.AspNetCore.Tests.Support;
using Nbm.Serving;

namespace Nbm.AspNetCore.Tests;

/// <summary>A property goes to the feature of exactly its name, whatever others are called and in whatever order they stand.</summary>
public sealed class TwinTests
{
    private static readonly TwinModel s_model = TwinModel.Train(
        [.. Enumerable.Range(0, 200).Select(i => new Twin { X = i * 37 % 101, x = i * 53 % 97, Y = (i * 37 % 101) - (3 * (i * 53 % 97)) })],
        new TrainingOptions { PosteriorDraws = 0, Shapes = ShapeKind.Linear });

    [Theory]
    [InlineData("""{"x":9}""", null, 9.0)]
    [InlineData("""{"X":9}""", 9.0, null)]
    [InlineData("""{"x":1,"X":90}""", 90.0, 1.0)]
    [InlineData("""{"X":90,"x":1}""", 90.0, 1.0)]
    [InlineData("""{"x":9,"X":null}""", null, 9.0)]
    [InlineData("""{"upper":9}""", 9.0, null)]
    public void Names_that_differ_in_case_alone_are_two(string json, double? upper, double? lower)
    {
        var faults = new RowFaults();
        JsonRow row = new JsonRowReader(s_model.Trained).Read(
            new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), 1, faults, out _).ShouldHaveSingleItem();
        faults.Any.ShouldBeFalse();
        row.Score()[0].ShouldBe(s_model.Predict(new Twin { X = upper, x = lower }));
    }
}
