using Nbm.Benchmarks.Data;
using Nbm.Truths;

namespace Nbm.Runtime.Tests.Training;

/// <summary>On small real data, rows held out fold by fold, a default fit is about as good as mgcv's: what was reached is held.</summary>
public sealed class OracleTests
{
    [OracleTheory]
    [InlineData("mcycle", 1.02)]
    [InlineData("trees", 1.04)]
    [InlineData("swiss", 1.03)]
    [InlineData("cars", 1.03)]
    [InlineData("faithful", 1.02)]
    [InlineData("airquality", 1.03)]
    [InlineData("longley", 1.05)]
    [InlineData("attitude", 1.03)]
    [InlineData("cpus", 1.0)]
    [InlineData("birthwt", 0.97)]
    [InlineData("insurance", 1.09)]
    [InlineData("veteran", 1.03)]
    public void Held_out_rows_are_predicted_about_as_well_as_mgcv_predicts_them(string name, double most)
    {
        Oracle oracle = Oracle.All.Single(own => own.Name == name);

        (double figure, _) = oracle.Measure(oracle.Read(BenchmarkData.File(name + ".csv")), new TrainingOptions { PosteriorDraws = 0 });

        (oracle.IsConcordance ? oracle.Mgcv / figure : figure / oracle.Mgcv).ShouldBeLessThan(most);
    }
}
