using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Serving;

/// <summary>A row of a request as a model takes it.</summary>
internal sealed class JsonRow(TrainedModel model)
{
    /// <summary>The encoded features.</summary>
    public double[] Features { get; } = new double[model.Schema.Features.Length];

    /// <summary>The texts of open categories, and those that are no level of a closed one; null of other features.</summary>
    public string?[] Texts { get; } = new string?[model.Schema.Features.Length];

    /// <summary>What the row has of each vector of the schema.</summary>
    public VectorEntries[] Entries { get; } = [.. model.Schema.Vectors.Select(_ => new VectorEntries())];

    /// <summary>What is added to the score.</summary>
    public double Offset { get; set; }

    /// <summary>What the row has of vectors as it was scored; null if there are none.</summary>
    public VectorRows? Vectors { get; private set; }

    /// <summary>The row with all that explains its scores.</summary>
    /// <exception cref="NbmDataException">A value has no place in the model.</exception>
    public ExplainedRow Explain()
    {
        var explained = new ExplainedRow(model);
        Features.CopyTo(explained.Features, 0);
        Texts.CopyTo(explained.Texts, 0);
        explained.Compute(ReadVectors(explained.Unseen), Offset);
        return explained;
    }

    /// <summary>The scores of the row, one per output.</summary>
    /// <exception cref="NbmDataException">A value has no place in the model.</exception>
    public double[] Score()
    {
        var scores = new double[model.Outputs];
        model.Score(new RowBlock(Features, ReadVectors(null)), scores, []);
        scores[0] += Offset;
        return scores;
    }

    private VectorRows? ReadVectors(List<string>[]? unseen)
    {
        VectorRows? vectors = null;
        for (int v = 0; v < Entries.Length; v++)
        {
            vectors ??= new VectorRows();
            vectors.Add(model.Schema.Vectors[v], Entries[v], model.NameIndex(v), null, unseen?[v]);
        }

        return Vectors = vectors;
    }
}
