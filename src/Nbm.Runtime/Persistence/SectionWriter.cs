using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>Gathers the sections of a file, those of every family or those of one, in the order in which they are to be there.</summary>
internal sealed class SectionWriter
{
    private readonly List<(string Name, bool Required, Action<PayloadWriter> Write)> _sections = [];

    /// <summary>Adds a section that a reader must know, or else refuse the file: predictions depend on it.</summary>
    public void Required(string name, Action<PayloadWriter> write) => Add(name, true, write);

    /// <summary>Adds a section that a reader may pass over, and still predicts the same.</summary>
    public void Optional(string name, Action<PayloadWriter> write) => Add(name, false, write);

    /// <summary>Adds tensors as a section that a reader must know; <see cref="FileTensors"/> reads them.</summary>
    public void RequiredTensors(string name, params IReadOnlyList<FileTensor> tensors) => Add(name, true, to => to.Tensors(tensors));

    /// <summary>Adds tensors as a section that a reader may pass over.</summary>
    public void OptionalTensors(string name, IReadOnlyList<FileTensor> tensors) => Add(name, false, to => to.Tensors(tensors));

    /// <summary>Writes what was added.</summary>
    public void WriteTo(PayloadWriter to)
    {
        to.Int32(_sections.Count);
        foreach ((string name, bool required, Action<PayloadWriter> write) in _sections)
        {
            to.Text(name);
            to.Boolean(required);
            to.Measured(write);
        }
    }

    private void Add(string name, bool required, Action<PayloadWriter> write)
    {
        if (_sections.Any(section => section.Name == name))
        {
            throw new InvalidOperationException($"The section {name} is written twice.");
        }

        _sections.Add((name, required, write));
    }
}
