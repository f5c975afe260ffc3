using System.Collections.Generic;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>What a feature declares beyond its type, in words, for the documentation of the generated model.</summary>
internal static class FeatureDocumentation
{
    public static string Describe(FeatureSpec feature)
    {
        var parts = new List<string>();
        if (feature.Specials.Count > 0)
        {
            parts.Add(", special values " + string.Join(", ", feature.Specials));
        }

        if (feature.Axis is not null)
        {
            parts.Add($", on a {(feature.Axis == "Log" ? "logarithmic" : "linear")} axis");
        }

        if (feature.IsOrdered)
        {
            parts.Add(", ordered");
        }

        if (feature.Period is not null)
        {
            parts.Add(feature.IsOrdered ? " in a circle" : $", in a circle of {feature.Period}");
        }

        if (feature.MinCount > 0)
        {
            parts.Add($", levels of {CSharpLiteral.Int32(feature.MinCount)} rows and more");
        }

        if (feature.Monotone is not null)
        {
            parts.Add(feature.Monotone == "Increasing" ? ", never lowering the score" : ", never raising the score");
        }

        if (feature.Curvature is not null)
        {
            parts.Add(feature.Curvature == "Convex" ? ", convex" : ", concave");
        }

        if (feature.ZeroAt is not null)
        {
            parts.Add($", 0 at {feature.ZeroAt}");
        }

        return string.Concat(parts);
    }
}
