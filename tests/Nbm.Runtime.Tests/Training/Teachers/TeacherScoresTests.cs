using Nbm.Models;

namespace Nbm.Runtime.Tests.Training.Teachers;

/// <summary>What teachers may say of a row.</summary>
public sealed class TeacherScoresTests
{
    private static readonly ModelSchema s_classes = Schemas.Of(Schemas.Multiclass(3), [Schemas.Number("A")]);

    [Theory]
    [InlineData(0.2, 0.3, 0.4995)]
    [InlineData(0.2, 0.3, 0.5005)]
    [InlineData(0, 0, 1)]
    public void Probabilities_sum_to_1_but_for_rounding(double first, double second, double third)
    {
        double[] scores = TeacherScores.Of(s_classes, [first, second, third], "rows", 4);
        scores.Sum().ShouldBe(0, 1e-9);
        (scores[2] - scores[1]).ShouldBe(Math.Log(third / Math.Max(second, 1e-6)), 1e-9);
    }

    [Theory]
    [InlineData(0.2, 0.3, 0.4)]
    [InlineData(0.2, 0.3, 0.502)]
    [InlineData(0, 0, 0)]
    public void Others_are_refused_with_row_and_sum(double first, double second, double third)
    {
        NbmDataException refusal = Should.Throw<NbmDataException>(() => TeacherScores.Of(s_classes, [first, second, third], "rows", 4));
        refusal.Message.ShouldBe(FormattableString.Invariant(
            $"Row 4 of rows: the teacher's probabilities of it sum to {first + second + third:0.######}; expected: 1."));
        refusal.Row.ShouldBe(4);
    }
}
