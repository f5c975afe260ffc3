using System.Diagnostics;
using Nbm.Fuzz.Tests.Corpus;

namespace Nbm.Fuzz.Tests.Robustness;

/// <summary>Too little memory ends in a line that says so, not in a crash.</summary>
public sealed class HeapLimitTests
{
    [Fact]
    public async Task A_model_that_does_not_fit_ends_in_a_clear_line()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nbm-heap-");
        try
        {
            string path = Path.Combine(folder.FullName, "model.nbm");
            File.WriteAllBytes(path, ModelBytes.Repaired([.. Seeds.All[0].File[..ModelBytes.Header], .. new byte[64 << 20]]));
            using Process process = ToolProcess.Start(["inspect", path], heapLimit: 32 << 20);
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            (process.ExitCode, await output).ShouldBe((2, string.Empty), error);
            error.ShouldStartWith("nbm: there isn't enough memory");
            error.ShouldNotContain("   at ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
