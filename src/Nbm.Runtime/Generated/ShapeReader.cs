using System.ComponentModel;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>Reads the shape functions of a model's terms. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapeReader
{
    /// <summary>The curve of a number.</summary>
    /// <param name="model">The model.</param>
    /// <param name="term">The index of the feature.</param>
    public static NumericShape Numeric(AdditiveModel model, int term) => new(new ShapeSource(model, term, 0));

    /// <summary>The scores of a category's levels.</summary>
    /// <param name="model">The model.</param>
    /// <param name="term">The index of the feature.</param>
    public static CategoryShape Category(AdditiveModel model, int term) => new(new ShapeSource(model, term, 0));

    /// <summary>The grid of an interaction.</summary>
    /// <param name="model">The model.</param>
    /// <param name="term">The number of features plus the index of the interaction.</param>
    public static InteractionShape Interaction(AdditiveModel model, int term) => new(new ShapeSource(model, term, 0));

    /// <summary>The names of a vector.</summary>
    /// <param name="model">The model.</param>
    /// <param name="vector">The index of the vector.</param>
    public static VectorShape Vector(AdditiveModel model, int vector) => new(new ShapeSource(model, vector, 0));

    /// <summary>The curves of a number, one per class.</summary>
    public static ClassShapes<NumericShape, TClass> Numeric<TClass>(AdditiveModel model, int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(model, term, classes, c => new NumericShape(new ShapeSource(model, term, c)));

    /// <summary>The scores of a category's levels, per class.</summary>
    public static ClassShapes<CategoryShape, TClass> Category<TClass>(AdditiveModel model, int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(model, term, classes, c => new CategoryShape(new ShapeSource(model, term, c)));

    /// <summary>The grids of an interaction, one per class.</summary>
    public static ClassShapes<InteractionShape, TClass> Interaction<TClass>(AdditiveModel model, int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(model, term, classes, c => new InteractionShape(new ShapeSource(model, term, c)));

    /// <summary>The names of a vector, per class.</summary>
    public static ClassShapes<VectorShape, TClass> Vector<TClass>(AdditiveModel model, int vector, IReadOnlyList<TClass> classes)
        where TClass : notnull =>
            PerClass(model, model.Schema.TermOfVector(vector), classes, c => new VectorShape(new ShapeSource(model, vector, c)));

    private static ClassShapes<TShape, TClass> PerClass<TShape, TClass>(
        AdditiveModel model, int term, IReadOnlyList<TClass> classes, Func<int, TShape> shape)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Count, model.Outputs, nameof(classes));
        return new ClassShapes<TShape, TClass>(classes, [.. Enumerable.Range(0, model.Outputs).Select(shape)],
            model.InOrder[term].Importance);
    }
}
