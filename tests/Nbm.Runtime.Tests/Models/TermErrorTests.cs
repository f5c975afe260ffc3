using System.Collections.Immutable;

namespace Nbm.Tests.Models;

public sealed class TermErrorTests
{
    private static readonly ImmutableArray<Axis> s_axes = [new(0, [0, 1, 3], 0, false, false), new(1, [], 2, false, false)];

    [Fact]
    public void At_a_position_the_standard_error_is_the_tables()
    {
        Term term = With([[0.5f, 1, 2, 0, 0.25f, 4]]);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                s_axes[0].Locate(s_axes[0].Knots[i], out int cell, out double fraction);
                s_axes[1].Locate(j, out int level, out double end);
                term.StandardError(0, [cell, level], [fraction, end]).ShouldBe(term.StandardErrors[0][(2 * i) + j]);
            }
        }
    }

    [Fact]
    public void Between_positions_it_is_interpolated_as_the_value_is()
    {
        var random = new TestRandom(3);
        ImmutableArray<float> values = [.. Enumerable.Range(0, 6).Select(_ => (float)random.Between(0, 2))];
        var term = new Term("T", s_axes, [0, 1], [values], [1], [values]);
        for (int trial = 0; trial < 100; trial++)
        {
            int cell = random.Below(2);
            double[] fractions = [random.Between(0, 1), random.Between(0, 1)];
            term.StandardError(0, [cell, 0], fractions).ShouldBe(term.Interpolate(0, [cell, 0], fractions));
        }
    }

    [Fact]
    public void Each_output_has_errors_of_its_own()
    {
        var term = new Term("T", s_axes, [1], [[1, 2], [3, 4]], [1, 1], [[0.5f, 1], [2, 3]]);
        term.StandardError(0, [0], [1]).ShouldBe(1);
        term.StandardError(1, [0], [1]).ShouldBe(3);
    }

    [Fact]
    public void Without_standard_errors_a_term_has_none()
    {
        Term term = With(default);
        (term.HasStandardErrors, term.StandardErrors.IsEmpty, term.DegreesOfFreedom, term.Selected).ShouldBe((false, true, null, true));
        Should.Throw<InvalidOperationException>(() => term.StandardError(0, [0, 0], [0, 0])).Message
            .ShouldContain("Term T has no standard errors");
    }

    [Fact]
    public void A_dropped_term_without_standard_errors_is_known_exactly()
    {
        var term = new Term("T", s_axes, [1], [[0, 0]], [0], selected: false);
        term.HasStandardErrors.ShouldBeFalse();
        term.StandardError(0, [0], [0.5]).ShouldBe(0);
    }

    [Fact]
    public void Standard_errors_must_fit_the_tables()
    {
        Refusal(() => With([[1, 2, 3]])).ShouldContain("output 0: its axes span 6 values, but there are 3 standard errors");
        Refusal(() => With([default])).ShouldContain("there are 0 standard errors");
        Refusal(() => With([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]])).ShouldContain("standard errors of 2 outputs, but 1 tables");
        Refusal(() => With([[1, 1, 1, 1, 1, float.NaN]])).ShouldContain("the standard error NaN");
        Refusal(() => With([[1, 1, 1, 1, 1, float.PositiveInfinity]])).ShouldContain("isn't a number of zero or more");
        Refusal(() => With([[1, 1, 1, -0.5f, 1, 1]])).ShouldContain("the standard error -0.5 isn't");
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Degrees_of_freedom_are_a_number_of_zero_or_more(double freedom) =>
        Refusal(() => new Term("T", s_axes, [1], [[1, 2]], [1], degreesOfFreedom: freedom))
            .ShouldContain("degrees of freedom are no number");

    [Fact]
    public void A_dropped_term_has_tables_of_zeros() =>
        Refusal(() => new Term("T", s_axes, [1], [[0, 0], [0, 1e-30f]], [0, 0], selected: false))
            .ShouldContain("isn't selected, but its tables have other values than zero");

    private static Term With(ImmutableArray<ImmutableArray<float>> errors) => new("T", s_axes, [0, 1], [[1, 2, 3, 4, 5, 6]], [1], errors);

    private static string Refusal(Func<Term> make) => Should.Throw<ArgumentException>(make).Message;
}
