// dotnet run -c Release --project benchmarks/Nbm.Benchmarks -- --filter *Predict*
// dotnet run -c Release --project benchmarks/Nbm.Benchmarks -p:NbmTorch=cpu -- counts
using BenchmarkDotNet.Running;
using Nbm.Benchmarks;
using Nbm.Benchmarks.Counts;

if (args is ["counts", .. string[] rest])
{
    DeviceCounts.Run(rest);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(TrainingBenchmarks).Assembly).Run(args);
