using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM0221, NBM0223: vectors.</summary>
internal static partial class ModelParser
{
    private static readonly string[] s_sizes = ["Length", "Width", "Height"];
    private static readonly string[] s_limits = ["MinCount", "MaxNames"];

    private static bool IsVector(ModelMember member) => member is { Vector: not null, Feature: null, Target: null, Ignore: null };

    private static bool IsDense(ModelMember member) => IsVector(member) && VectorParser.Parse(member.Property.Type) is { IsDense: true };

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
                Length = ParseLength(context, member, type),
                Width = member.Vector!.GetInt32("Width", 0),
                Height = member.Vector!.GetInt32("Height", 0),
                MinCount = ParseLimit(context, member, "MinCount", 3),
                MaxNames = ParseLimit(context, member, "MaxNames", 50_000),
            });
        }

        return vectors.ToEquatableArray();
    }

    // What sizes say must be what the type is.
    private static int ParseLength(ParseContext context, ModelMember member, VectorTypeSpec type)
    {
        AttributeData attribute = member.Vector!;
        int length = attribute.GetInt32("Length", 0), width = attribute.GetInt32("Width", 0), height = attribute.GetInt32("Height", 0);
        string shown = TypeNameOf(member);
        if (!type.IsDense)
        {
            foreach (string size in s_sizes.Where(attribute.Says))
            {
                Report(size, $"holds names ('{shown}'), and its {size} is {CSharpLiteral.Int32(attribute.GetInt32(size, 0))}",
                    $"remove {size}, or use float[] or double[]");
            }

            return 0;
        }

        foreach (string limit in s_limits.Where(attribute.Says))
        {
            Report(limit, $"holds numbers by place ('{shown}'), and has no names for {limit} to count", $"remove {limit}");
        }

        if (length is < 1 or > DenseRule.MostPlaces)
        {
            Report(
                "Length", $"holds numbers by place ('{shown}'), and its Length is {CSharpLiteral.Int32(length)}",
                $"say how many numbers every row has, Length = 1 to {CSharpLiteral.Int32(DenseRule.MostPlaces)}");
        }
        else if ((width, height) != (0, 0) && (width < 1 || height < 1 || (long)width * height != length))
        {
            Report(
                attribute.Says("Height") ? "Height" : "Width",
                $"is a picture of {CSharpLiteral.Int32(width)} × {CSharpLiteral.Int32(height)}, and its Length is {CSharpLiteral.Int32(length)}",
                "let Width times Height be the Length, or leave both out");
        }

        return length;

        void Report(string argument, string found, string advice) => context.Report(
            DiagnosticDescriptors.VectorSizeUnfit,
            attribute.GetNamedArgumentLocation(argument, context.CancellationToken), member.Name, found, advice);
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
