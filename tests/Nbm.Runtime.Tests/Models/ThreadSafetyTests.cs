namespace Nbm.Tests.Models;

public sealed class ThreadSafetyTests
{
    [Fact]
    public void One_model_serves_many_threads_at_once()
    {
        Loan[] rows = LoanModels.Rows(500);
        double[] expected = [.. rows.Select(LoanModels.Amount.Predict)];
        Parallel.For(0, 16, _ =>
        {
            var predictions = new double[rows.Length];
            LoanModels.Amount.Predict(rows, predictions);
            predictions.ShouldBe(expected);
            for (int r = 0; r < rows.Length; r += 7)
            {
                LoanModels.Amount.Predict(rows[r]).ShouldBe(expected[r]);
                LoanModels.Amount.Explain(rows[r]).Contributions.Count.ShouldBe(8);
            }
        });
    }
}
