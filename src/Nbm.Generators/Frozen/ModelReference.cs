using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>A model file, and the record that the project says it is of, if it says
/// so: <c>&lt;NbmModel Include="a.nbm" Record="Shop.Applicant" /&gt;</c>.</summary>
internal sealed record ModelReference(ModelFile File, string? Record)
{
    private const string RecordMetadata = "build_metadata.AdditionalFiles.NbmRecord";

    public static ModelReference Of(AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        Of(ModelFile.Read(text), text, options);

    public static ModelReference Of(ModelFile file, AdditionalText text, AnalyzerConfigOptionsProvider options) =>
        new(file, options.GetOptions(text).TryGetValue(RecordMetadata, out string? record) && !string.IsNullOrWhiteSpace(record)
            ? record.Trim() : null);

    /// <summary>Whether it is a model of a record: the one that the project names, else any whose stem is the file's.</summary>
    public bool IsOf(ModelSpec record) => IsOf(RecordName.Of(record));

    /// <inheritdoc cref="IsOf(ModelSpec)"/>
    public bool IsOf(RecordName record) => Record is null ? File.Model?.Name == record.Stem : Record == record.FullName;
}
