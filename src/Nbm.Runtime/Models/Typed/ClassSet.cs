namespace Nbm.Models;

/// <summary>The classes of a model, shared by all its predictions.</summary>
internal sealed class ClassSet<TClass>
    where TClass : notnull
{
    private const int ScanUpTo = 8; // So few are compared one by one faster than hashed.
    private readonly Dictionary<TClass, int>? _indices;

    public ClassSet(TClass[] classes)
    {
        Classes = Array.AsReadOnly(classes);
        if (classes.Length > ScanUpTo)
        {
            _indices = new Dictionary<TClass, int>(classes.Length);
            for (int c = 0; c < classes.Length; c++)
            {
                _indices.Add(classes[c], c);
            }
        }
    }

    public IReadOnlyList<TClass> Classes { get; }

    public int Count => Classes.Count;

    public int IndexOf(TClass value)
    {
        if (_indices is not null)
        {
            return _indices.TryGetValue(value, out int index) ? index : throw Unknown(value);
        }

        for (int c = 0; c < Classes.Count; c++)
        {
            if (EqualityComparer<TClass>.Default.Equals(Classes[c], value))
            {
                return c;
            }
        }

        throw Unknown(value);
    }

    private KeyNotFoundException Unknown(TClass value) =>
        new($"'{value}' is no class of the model. Its classes: {string.Join(", ", Classes)}.");
}
