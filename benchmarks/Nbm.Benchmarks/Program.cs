// dotnet run -c Release --project benchmarks/Nbm.Benchmarks -- --filter *Predict*
using BenchmarkDotNet.Running;
using Nbm.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(TrainingBenchmarks).Assembly).Run(args);
