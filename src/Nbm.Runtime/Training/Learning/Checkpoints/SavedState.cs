using Nbm.Freezing;

namespace Nbm.Training;

/// <summary>The state of a phase as numbers by name: what its next step depends on and nothing else says.</summary>
internal sealed class SavedState
{
    private readonly List<FileTensor> _tensors = [];

    /// <summary>An empty one, to be filled.</summary>
    public SavedState()
    {
    }

    /// <summary>One that was read.</summary>
    public SavedState(IEnumerable<FileTensor> tensors) => _tensors.AddRange(tensors);

    /// <summary>All of it.</summary>
    public IReadOnlyList<FileTensor> Tensors => _tensors;

    public void Add(string name, params double[] values) => _tensors.Add(FileTensor.Of(name, values, values.Length));

    public void Add(string name, float[] values) => _tensors.Add(FileTensor.Of(name, values, values.Length));

    /// <summary>A number.</summary>
    /// <exception cref="NbmCheckpointException">It isn't there.</exception>
    public double Number(string name) => Doubles(name, 1)[0];

    /// <summary>Numbers.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="length">How many there must be; null for any.</param>
    /// <exception cref="NbmCheckpointException">They aren't there, or not as many.</exception>
    public double[] Doubles(string name, int? length = null) => Find(name, length).Doubles ?? throw Wrong(name, "of single precision");

    /// <summary>Numbers of single precision.</summary>
    /// <inheritdoc cref="Doubles"/>
    public float[] Singles(string name, int? length = null) => Find(name, length).Singles ?? throw Wrong(name, "of double precision");

    private FileTensor Find(string name, int? length)
    {
        FileTensor tensor = _tensors.Find(own => own.Name == name) ?? throw Wrong(name, "missing");
        return tensor.Shape.Length == 1 && (length is null || tensor.Shape[0] == length)
            ? tensor
            : throw Wrong(name, FormattableString.Invariant($"of {tensor.ShapeText} numbers; expected: {length}"));
    }

    private static NbmCheckpointException Wrong(string name, string what) =>
        new($"The checkpoint is of another refinement: '{name}' is {what}. Remove it to train from the beginning.");
}
