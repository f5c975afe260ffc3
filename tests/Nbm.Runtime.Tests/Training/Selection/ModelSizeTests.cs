using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>How many numbers a person must read to know what a model does.</summary>
public sealed class ModelSizeTests
{
    [Theory]
    [InlineData(new float[] { 0, 1, 2, 3, 4 }, 2, "a line")]
    [InlineData(new float[] { 0, 1, 2, 1, 0 }, 3, "a bend")]
    [InlineData(new float[] { 0, 0, 1, 1, 1 }, 4, "a step")]
    [InlineData(new float[] { 0, 5, 1, 4, 2 }, 5, "no line anywhere")]
    [InlineData(new float[] { 2, 2, 2, 2, 2 }, 1, "a constant")]
    [InlineData(new float[] { 0, 0, 0, 0, 0 }, 0, "nothing")]
    public void A_curve_is_its_ends_and_its_bends(float[] table, long numbers, string what)
    {
        var axis = new Axis(0, [0, 1, 2, 3, 4], 0, false, false);
        var term = new Term("A", [axis], [0], [[.. table]], [0.5]);
        Size(axis, term).ShouldBe(1 + numbers, what);
    }

    [Fact]
    public void A_level_is_a_number_and_a_term_that_was_dropped_is_none()
    {
        var axis = new Axis(0, [], 3, false, false);
        Size(axis, new Term("A", [axis], [0], [[1, 2, 0]], [0.5])).ShouldBe(3);
        Size(axis, new Term("A", [axis], [0], [[0, 0, 0]], [0.0], selected: false)).ShouldBe(1);
    }

    private static long Size(Axis axis, Term term)
    {
        FeatureSchema feature = axis.Knots.IsEmpty ? Schemas.Category("A", 3) : Schemas.Number("A");
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [feature]);
        return new AdditiveModel(schema, [], [0], [axis], [term], new Vocabularies([null]), TrainingHistory.Empty).Size.Numbers!.Value;
    }
}
