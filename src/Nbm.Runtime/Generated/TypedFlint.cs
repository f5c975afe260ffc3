using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm.Generated;

/// <summary>What the typed models of predictors with interpreters ask of theirs, in the types of a record. Called by generated
/// code.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypedFlint<TRecord>
{
    private readonly RecordEncoder<TRecord> _encoder;

    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="model">Predictor and interpreter.</param>
    /// <param name="attributes">How many attributes the record asks for.</param>
    /// <param name="inputs">What they read.</param>
    /// <exception cref="NbmSchemaException">The model has other attributes than the record.</exception>
    public TypedFlint(RecordEncoder<TRecord> encoder, FlintModel model, int attributes, AttributeInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        (_encoder, Model) = (encoder, model);
        if (model.Attributes.Length != attributes || model.AttributeInputs != inputs)
        {
            throw new NbmSchemaException(FormattableString.Invariant(
                $"This model of {model.Schema.Name} has {model.Attributes.Length} attributes that read {Read(model.AttributeInputs)}, and the record declares {attributes} that read {Read(inputs)}. ")
                + "Train again, or load it into the record that it was trained on.");
        }

        Attributes = [.. model.Attributes.Select(function => new AttributeFunction<TRecord>(encoder, model, function))];
    }

    /// <summary>Predictor and interpreter without types.</summary>
    public FlintModel Model { get; }

    /// <summary>The attribute functions.</summary>
    public ImmutableArray<AttributeFunction<TRecord>> Attributes { get; }

    /// <summary>What the model says of a row, in terms of attributes.</summary>
    public FlintReading Read(TRecord row) => Model.Read(_encoder, row);

    /// <summary>What an attribute that reads features is.</summary>
    /// <param name="attribute">The attribute, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute.</exception>
    public AdditiveModel CurvesOf(int attribute)
    {
        if (attribute < 0 || attribute >= Attributes.Length)
        {
            throw FlintModel.NoAttribute(Model, attribute, nameof(attribute));
        }

        return Model.Attributes[attribute].Curves
            ?? throw new InvalidOperationException($"The attributes of {Model.Schema.Name} read hidden layers.");
    }

    /// <summary>What each feature adds to an attribute that reads features.</summary>
    /// <param name="row">The record.</param>
    /// <param name="attribute">The attribute, from 0.</param>
    public ExplainedRow Because(TRecord row, int attribute)
    {
        AdditiveModel curves = CurvesOf(attribute);
        var explained = new ExplainedRow(curves);
        _encoder.Encode(new ReadOnlySpan<TRecord>(in row), Model.Vocabularies, explained.Features, 1);
        for (int f = 0; f < explained.Features.Length; f++)
        {
            if (Model.Vocabularies.Has(f))
            {
                explained.Texts[f] = _encoder.GetText(row, f);
            }
        }

        explained.Compute(null, 0);
        return explained;
    }

    /// <summary>How good predictor and interpreter are on rows.</summary>
    /// <param name="rows">The rows.</param>
    public FlintMetrics Measure(IReadOnlyList<TRecord> rows) => Model.Measure(_encoder, rows);

    /// <summary>How good what predicts and the interpreter that was learned from it are on rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="teacher">What predicts: a number, a probability, or one for each class.</param>
    public FlintMetrics MeasureTeacher(IReadOnlyList<TRecord> rows, Func<TRecord, IReadOnlyList<double>> teacher)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        int asked = 0;
        return Model.Measure(_encoder, rows, row => TeacherScores.Of(Model.Schema, teacher(row), nameof(rows), asked++));
    }

    /// <summary>Attributes in pictures, as an SVG document: the mean of the hundred rows that activate each most, and the three first of
    /// them.</summary>
    /// <param name="rows">The rows to look at.</param>
    /// <exception cref="NotSupportedException">The record has no picture.</exception>
    public string DrawAttributes(IReadOnlyList<TRecord> rows)
    {
        var reader = new PictureReader<TRecord>(_encoder, Model);
        return AttributeImages.Draw(
            Model, reader.Picture,
                attribute => [.. Attributes[attribute].MostActivating(rows, AttributeImages.Most).Select(row => reader.Of(row.Row))]);
    }

    private static string Read(AttributeInputs inputs) => inputs == AttributeInputs.Features ? "features" : "hidden layers";
}
