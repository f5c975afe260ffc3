using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>How models of one family are in a file. One for each family, named in <see cref="ModelFamilies.Known"/>.</summary>
internal abstract class FamilyFormat
{
    /// <summary>What the family is called in files.</summary>
    public abstract string Family { get; }

    /// <summary>The class of its models, which has a <c>Load</c>.</summary>
    public abstract Type Model { get; }

    /// <summary>The names of all sections that it reads; others that must be known are refused.</summary>
    public abstract IReadOnlyList<string> Sections { get; }

    /// <summary>Writes the sections of a model beside those that every family has.</summary>
    public abstract void WriteAny(TrainedModel model, SectionWriter to);

    /// <summary>Makes a model of what every family has and of its sections. An <see cref="ArgumentException"/> of what it makes says what
    /// is wrong with the file.</summary>
    public abstract TrainedModel ReadAny(CommonParts common, SectionReader from);
}

/// <inheritdoc/>
/// <typeparam name="TModel">The class of its models.</typeparam>
internal abstract class FamilyFormat<TModel> : FamilyFormat
    where TModel : TrainedModel
{
    public sealed override Type Model => typeof(TModel);

    public sealed override void WriteAny(TrainedModel model, SectionWriter to) => Write((TModel)model, to);

    public sealed override TrainedModel ReadAny(CommonParts common, SectionReader from) => Read(common, from);

    /// <inheritdoc cref="FamilyFormat.WriteAny"/>
    protected abstract void Write(TModel model, SectionWriter to);

    /// <inheritdoc cref="FamilyFormat.ReadAny"/>
    protected abstract TModel Read(CommonParts common, SectionReader from);
}
