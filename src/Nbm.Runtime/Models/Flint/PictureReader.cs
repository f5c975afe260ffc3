using Nbm.Generated;

namespace Nbm.Models;

/// <summary>Reads the first picture of records: a dense vector of a width and a height.</summary>
internal sealed class PictureReader<TRecord>
{
    private readonly RowVectors<TRecord> _vectors;
    private readonly int _vector;

    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="model">Its schema.</param>
    /// <exception cref="NotSupportedException">The record has no picture.</exception>
    public PictureReader(RecordEncoder<TRecord> encoder, TrainedModel model)
    {
        VectorSchema[] all = [.. model.Schema.Vectors];
        _vector = Array.FindIndex(all, own => own.Width > 0);
        if (_vector < 0)
        {
            throw new NotSupportedException(
                $"{model.Schema.Name} has no picture, a [FeatureVector] of a Width and a Height, to show attributes by. Look at the rows "
                    + "that activate them most, or let them read features.");
        }

        _vectors = new RowVectors<TRecord>(encoder, model);
        Picture = all[_vector];
    }

    /// <summary>What is declared of it.</summary>
    public VectorSchema Picture { get; }

    /// <summary>The numbers of a row's picture.</summary>
    public double[] Of(TRecord row) => _vectors.Read(new ReadOnlySpan<TRecord>(in row), 0)[_vector].Places(Picture.Length);
}
