using System.Linq;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a feature may be changed, as a part of the schema.</summary>
internal static class ActionsEmitter
{
    private const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray";

    /// <param name="actions">What is declared.</param>
    /// <param name="features">All features, whose indices links have.</param>
    public static string Write(ActionsSpec actions, EquatableArray<FeatureSpec> features)
    {
        string[] names = [.. features.Select(static f => f.Name)];
        string?[] assignments =
        [
            actions.IsImmutable ? "IsImmutable = true" : null,
            actions.Direction is null ? null : "Direction = global::Nbm.Direction." + actions.Direction,
            actions.Step is null ? null : $"Step = {actions.Step}d",
            actions.Min is null ? null : $"Min = {actions.Min}d",
            actions.Max is null ? null : $"Max = {actions.Max}d",
            actions.Effort is null ? null : $"Effort = {actions.Effort}d",
            Array("Moves", "LinkedFeature", [.. actions.Moves.Select(link =>
                $"new({CSharpLiteral.Int32(System.Array.IndexOf(names, link.Feature))}, {link.Ratio}d)")]),
            Array("Forbidden", "ForbiddenMove", [.. actions.Forbidden.Select(static move =>
                $"new({CSharpLiteral.String(move.From)}, {CSharpLiteral.String(move.To)})")]),
        ];
        return $"new() {{ {string.Join(", ", assignments.Where(static a => a is not null))} }}";
    }

    private static string? Array(string property, string type, string[] items) => items.Length == 0 ? null
        : $"{property} = {ImmutableArray}.Create(new global::Nbm.{type}[] {{ {string.Join(", ", items)} }})";
}
