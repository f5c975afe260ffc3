using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Families;

/// <summary>A family of models that a record may carry: its attribute, the types that are generated for it, and what of a record it
/// knows.</summary>
/// <param name="attribute">The attribute, without namespace and suffix: <c>NbmModel</c>.</param>
/// <param name="parse">From the attribute to the spec; reports what is wrong with it. Null where that leaves no types that could be
/// written.</param>
/// <param name="types">Each type that is generated, by what is appended to the stem; a file for each.</param>
internal sealed class ModelFamily(
    string attribute, Func<ParseContext, AttributeData, ParsedRecord, FamilySpec?> parse,
    params (string Suffix, Action<SourceWriter, ModelSpec> Write)[] types)
{
    public string Attribute { get; } = attribute;

    public string MetadataName => $"Nbm.{Attribute}Attribute";

    public Func<ParseContext, AttributeData, ParsedRecord, FamilySpec?> Parse { get; } = parse;

    public ImmutableArray<(string Suffix, Action<SourceWriter, ModelSpec> Write)> Types { get; } = [.. types];

    /// <summary>Of the types those that have a property for each feature.</summary>
    public ImmutableArray<string> TermTypes { get; set; } = [];

    /// <summary>Whether it has them for an attribute of a record; null where it always has.</summary>
    public Func<AttributeData, bool>? HasTermTypes { get; set; }

    /// <summary>Names that such a type has already, beside those of all explanations.</summary>
    public ImmutableArray<string> ReservedNames { get; set; } = [];

    /// <summary>Whether it learns of numbers by name.</summary>
    public bool TakesSparseVectors { get; set; }

    /// <summary>Whether it learns of numbers by place.</summary>
    public bool TakesDenseVectors { get; set; }

    /// <summary>Of the types the one that is an enum, which no part of a user's can be added to; null if all are classes.</summary>
    public string? Enum { get; set; }

    /// <summary>Whether it holds directions, bends and zeros that features declare.</summary>
    public bool HoldsConstraints { get; set; }

    /// <summary>Whether it has the terms that <c>[Interaction]</c> declares, where it has such as <see cref="HasTermTypes"/>
    /// says.</summary>
    public bool ReadsInteractions { get; set; }

    /// <summary>Whether its curves are as smooth as features ask.</summary>
    public bool HeedsSmoothness { get; set; }

    /// <summary>Whether its model files are compiled into scorers.</summary>
    public bool HasScorers { get; set; }

    /// <summary>Whether a record's attribute of it makes terms of what <c>[Interaction]</c> declares.</summary>
    public bool ReadsInteractionsOf(AttributeData own) => ReadsInteractions && HasTermTypes?.Invoke(own) != false;

    /// <summary>Whether a record carries it.</summary>
    public bool IsOf(ModelSpec model)
    {
        foreach (FamilySpec family in model.Families)
        {
            if (family.Attribute == Attribute)
            {
                return true;
            }
        }

        return false;
    }
}
