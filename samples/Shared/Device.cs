using System.CommandLine;
using Nbm.Backends;

namespace Samples;

/// <summary>Where to train, by the option <c>--device</c>.</summary>
internal static class Device
{
    /// <summary>The backend that was asked for; null for managed code. Ends the program where the arguments ask for help or are
    /// wrong.</summary>
    public static Backend? Of(string[] args)
    {
        var device = new Option<string>(
            "--device") { Description = "Train with TorchSharp on this device; without the option, in managed code." };
        device.AcceptOnlyFromAmong("cpu", "cuda", "mps");
        var command = new RootCommand("Trains a model on real data and explains some of its answers.") { device };
        (bool wasParsed, string? chosen) = (false, null);
        command.SetAction(arguments => (wasParsed, chosen) = (true, arguments.GetValue(device)));
        int exitCode = command.Parse(args).Invoke();
        if (!wasParsed)
        {
            Environment.Exit(exitCode);
        }

        return chosen is null ? null : Open(chosen);
    }

#if NBM_TORCH
    private static TorchBackend Open(string device) => device switch
    {
        "cuda" => TorchBackend.Cuda(),
        "mps" => TorchBackend.Mps(),
        _ => TorchBackend.Cpu(),
    };
#else
    private static Backend Open(string device) => throw new NotSupportedException(
        $"--device {device}: this program was built without TorchSharp. Build it with -p:NbmTorch=cpu, cuda-windows or cuda-linux.");
#endif
}
