using System.Collections.Immutable;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;
using Nbm.Tool.Commands;
using Nbm.Tool.Terminal;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>Forged model files on the command line: it does what it is asked to, or says why not and ends with 2.</summary>
internal sealed class ToolTarget : FuzzTarget
{
    private static readonly ImmutableArray<(byte[] File, Field Payload)> s_trees = [
        .. Seeds.All.Select(seed => (seed.File, FileGrammar.Read(seed.File)))];
    private static readonly ImmutableArray<string[]> s_commands =
    [
        ["inspect", "M"], ["inspect", "M", "--json"], ["diff", "M", "M"], ["diff", "M", "M", "--json"], ["export", "M", "--to", "json"],
        ["export", "M", "--to", "csharp"], ["export", "M", "--to", "sqlite"], ["export", "M", "--to", "tsql"],
        ["export", "M", "--to", "onnx", "-o", "O"], ["export", "M", "--to", "onnx"],
    ];

    public override string Name => "tool";

    public override int DefaultInputs => 150;

    public override int Cost => 20;

    public override byte[] Make(FuzzRandom random)
    {
        (byte[] file, Field tree) = random.Pick(s_trees);
        Field payload = tree.Copy();
        FieldMutator.Mutate(payload, random);
        return ModelBytes.WithHash(FileGrammar.Write(payload, file));
    }

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        string path = Path.Combine(FuzzSettings.Temporary, FormattableString.Invariant($"{Environment.CurrentManagedThreadId}.nbm"));
        File.WriteAllBytes(path, input);
        using StringWriter output = new(), error = new();
        string[] args = [.. random.Pick(s_commands).Select(arg => arg switch { "M" => path, "O" => path + ".out", _ => arg })];
        int code = NbmCommand.Run(args, new ToolConsole(output, error));
        return code == ExitCode.Success ? "done"
            : code == ExitCode.Failure && error.ToString().Length is > 0 and <= Oracle.MostCharacters ? "refused"
            : throw new FuzzFailure($"nbm {args[0]} ended with {code}: {error}");
    }
}
