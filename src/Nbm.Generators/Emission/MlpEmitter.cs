using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the multilayer perceptron.</summary>
internal static class MlpEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model) => NetworkEmitter.Write(
        writer, model, "Mlp", arguments: string.Empty, "A multilayer perceptron",
        $"{ModelDocumentation.Inputs(model)}, which one network reads together. It explains nothing: no part of a score is any feature's. "
            + "It is there to compare with.",
        new NetworkParts { NoReport = "A perceptron has no report: it explains nothing that a page could show." });
}
