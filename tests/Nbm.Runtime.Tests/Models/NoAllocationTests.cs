namespace Nbm.Tests.Models;

public sealed class NoAllocationTests
{
    private static readonly Loan[] s_rows = LoanModels.Rows(700);

    [Fact]
    public void Predicting_a_row_allocates_nothing()
    {
        double sum = 0;
        Allocated(() =>
        {
            foreach (Loan row in s_rows)
            {
                sum += LoanModels.Amount.Predict(row) + LoanModels.Repaid.Predict(row).Probability
                    + LoanModels.Risk.Predict(row).Probability;
            }
        }).ShouldBe(0);
        sum.ShouldNotBe(0);
    }

    [Fact]
    public void Predicting_many_rows_allocates_nothing()
    {
        var amounts = new double[s_rows.Length];
        var repaid = new BinaryPrediction[s_rows.Length];
        var risks = new MulticlassPrediction<Risk>[s_rows.Length];
        Allocated(() =>
        {
            LoanModels.Amount.Predict(s_rows, amounts);
            LoanModels.Repaid.Predict(s_rows, repaid);
            LoanModels.Risk.Predict(s_rows, risks);
        }).ShouldBe(0);
    }

    [Fact]
    public void Allocations_are_noticed() => Allocated(() => _ = new object[100]).ShouldBeGreaterThan(0);

    private static long Allocated(Action action)
    {
        action(); // Fills the pools and the caches of the runtime.
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
