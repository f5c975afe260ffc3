namespace Nbm;

/// <summary>The shape functions of one term of a multiclass model: one per class.</summary>
/// <typeparam name="TShape">Their kind.</typeparam>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public sealed class ClassShapes<TShape, TClass>
    where TClass : notnull
{
    private readonly TShape[] _shapes;

    internal ClassShapes(IReadOnlyList<TClass> classes, TShape[] shapes, double importance)
    {
        Classes = classes;
        _shapes = shapes;
        Importance = importance;
    }

    /// <summary>The classes.</summary>
    public IReadOnlyList<TClass> Classes { get; }

    /// <summary>The mean of the shapes' importances.</summary>
    public double Importance { get; }

    /// <summary>The shape function that adds to the score of a class.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public TShape this[TClass @class]
    {
        get
        {
            for (int c = 0; c < Classes.Count; c++)
            {
                if (EqualityComparer<TClass>.Default.Equals(Classes[c], @class))
                {
                    return _shapes[c];
                }
            }

            throw new KeyNotFoundException($"'{@class}' is no class of the model. Its classes: {string.Join(", ", Classes)}.");
        }
    }
}
