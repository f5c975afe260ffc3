using Xunit;
using Xunit.Abstractions;
using System.Diagnostics;

namespace Nbm.Runtime.Tests.Training.Experts;

public sealed class ToyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    [InlineData("D")]
    public void Attribution_names_the_problem_that_a_point_is_of(string toy)
    {
        long start = Stopwatch.GetTimestamp();
        Toy train = Toy.Of(toy, 20000, 1), test = Toy.Of(toy, 10000, 2);
        foreach (var confidence in new[] { ExpertConfidence.Lp, ExpertConfidence.L1 })
        {
            var model = Experts.Train(Toy.Schema(toy), train.Rows, Toy.Layout(toy), new ExpertsOptions { HiddenUnits = [16, 16], Confidence = confidence, LearningRate = 0.01 });
            var all = test.Rows.Select(row => model.Consult(row)).ToArray();
            double acc = all.Select((p, r) => (p.Scores[0] > 0 ? 1 : 0) == (int)test.Rows[r].Target ? 1.0 : 0).Average();
            double right = all.Select((p, r) => p.Largest.Expert.Index == test.Owners[r] ? 1.0 : 0).Average();
            double near = all.Select((p, r) => (p, r)).Where(x => test.Distances[x.r] < 1.5).Average(x => x.p.Largest.Expert.Index == test.Owners[x.r] ? 1.0 : 0);
            output.WriteLine($"{toy} {confidence} acc {acc:0.0000} right {right:0.0000} near {near:0.0000} epochs {model.TrainingHistory.BestEpoch}/{model.TrainingHistory.Count} {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        }
    }
}
