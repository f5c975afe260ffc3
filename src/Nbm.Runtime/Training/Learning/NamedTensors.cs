using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Freezing;

namespace Nbm.Training;

/// <summary>Vectors as long as all parameters, taken apart by the parameters' names and put together again.</summary>
internal static class NamedTensors
{
    /// <summary>Copies vectors to the host, parameter by parameter.</summary>
    public static ImmutableArray<FileTensor> Capture(Backend backend, ParameterSet parameters, (string Name, Matrix Values)[] vectors)
    {
        var tensors = ImmutableArray.CreateBuilder<FileTensor>();
        foreach ((string what, Matrix vector) in vectors)
        {
            var values = new float[vector.Length];
            backend.Download(vector, values);
            tensors.AddRange(parameters.All.Select(parameter => FileTensor.Of(
                Name(parameter, what), values[parameter.Offset..(parameter.Offset + parameter.Length)], parameter.Rows,
                parameter.Columns)));
        }

        return tensors.ToImmutable();
    }

    /// <summary>Copies them back.</summary>
    /// <exception cref="NbmCheckpointException">One is missing or has another shape.</exception>
    public static void Restore(
        Backend backend, ParameterSet parameters, (string Name, Matrix Values)[] vectors, ImmutableArray<FileTensor> tensors)
    {
        Dictionary<string, FileTensor> byName = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        foreach ((string what, Matrix vector) in vectors)
        {
            var values = new float[vector.Length];
            foreach (Parameter parameter in parameters.All)
            {
                string name = Name(parameter, what);
                if (!byName.TryGetValue(name, out FileTensor? tensor) || tensor.Singles is null
                    || !tensor.Shape.AsSpan().SequenceEqual([parameter.Rows, parameter.Columns]))
                {
                    string found = tensor is null ? "isn't there" : $"is of {tensor.ShapeText}";
                    throw new NbmCheckpointException(FormattableString.Invariant(
                        $"The checkpoint is of another network: '{name}' {found}; expected: {parameter.Rows} × {parameter.Columns}."));
                }

                tensor.Singles.CopyTo(values, parameter.Offset);
            }

            backend.Upload(values, vector);
        }
    }

    private static string Name(Parameter parameter, string what) => $"{parameter.Name}, {what}";
}
