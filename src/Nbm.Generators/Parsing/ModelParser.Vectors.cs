using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0221: vectors.</summary>
internal static partial class ModelParser
{
    private static bool IsVector(ModelMember member) => member is { Vector: not null, Feature: null, Target: null, Ignore: null };

    private static EquatableArray<VectorSpec> ParseVectors(ParseContext context, ImmutableArray<ModelMember> members)
    {
        var vectors = new List<VectorSpec>();
        foreach (ModelMember member in members.Where(IsVector))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (VectorParser.Parse(member.Property.Type) is not { } type)
            {
                context.Report(DiagnosticDescriptors.UnsupportedVectorType, member.Property, member.Name, TypeNameOf(member));
                continue;
            }

            vectors.Add(new VectorSpec
            {
                Name = member.Name,
                Column = member.Column,
                Type = type,
                IsPublic = IsPublic(member.Property),
                Unit = member.Vector!.GetString("Unit"),
                Description = member.Vector!.GetString("Description"),
                MinCount = ParseLimit(context, member, "MinCount", 3),
                MaxNames = ParseLimit(context, member, "MaxNames", 50_000),
            });
        }

        return vectors.ToEquatableArray();
    }

    private static int? ParseLimit(ParseContext context, ModelMember member, string argument, int defaultValue)
    {
        int limit = member.Vector!.GetInt32(argument, defaultValue);
        if (limit < 1)
        {
            context.Report(
                DiagnosticDescriptors.InvalidRange, member.Vector!.GetNamedArgumentLocation(argument, context.CancellationToken),
                argument, member.Name, CSharpLiteral.Int32(limit), "1 or more");
        }

        return limit == defaultValue ? null : limit;
    }
}
