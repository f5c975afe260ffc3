using Nbm.Models;

namespace Nbm.Tests;

/// <summary>A term asked by itself says what the model adds up, whatever its kind.</summary>
public sealed class LocatedTermTests
{
    [Fact]
    public void A_term_adds_to_a_located_row_what_the_model_says_that_it_adds()
    {
        AdditiveModel model = LoanModels.Risk.Additive;
        Loan[] rows = LoanModels.Rows(50);
        var features = new double[model.Schema.Features.Length];
        var contributions = new double[model.Terms.Length * model.Outputs];
        var (cells, fractions) = (new int[model.Axes.Length], new double[model.Axes.Length]);
        for (int r = 0; r < rows.Length; r++)
        {
            LoanEncoder.Risk.Encode(new ReadOnlySpan<Loan>(in rows[r]), model.Vocabularies, features, 1);
            model.Explain(features, contributions, new double[model.Outputs]);
            for (int a = 0; a < cells.Length; a++)
            {
                model.Axes[a].Locate(features[model.Axes[a].Feature], out cells[a], out fractions[a]);
            }

            for (int t = 0; t < model.AllTerms.Length; t++)
            {
                for (int c = 0; c < model.Outputs; c++)
                {
                    model.AllTerms[t].Contribution(c, new LocatedRow(cells, fractions, 1, null, 0))
                        .ShouldBe(contributions[(t * model.Outputs) + c]);
                }
            }
        }
    }

    [Fact]
    public void A_term_knows_what_it_reads() => LoanModels.Risk.Additive.AllTerms.Select(term => term.Inputs.ToArray())
        .ShouldBe([[0], [1], [2], [3], [4], [0, 1], [2, 1], [0, 1, 3]]);
}
