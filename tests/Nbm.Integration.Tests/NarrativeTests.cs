using System.Globalization;
using System.Text.RegularExpressions;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Recourse;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Narratives say nothing that an explanation doesn't, and a check finds what one of other words makes up.</summary>
public sealed partial class NarrativeTests
{
    private static readonly BorrowerModel s_model = BorrowerModel.Train(CreditRows.Borrowers, Quick.Options);
    private static readonly Borrower[] s_rows = [.. CreditRows.Borrowers.Where((_, r) => r % 40 == 0)];

    [Fact]
    public void The_parts_that_are_named_and_the_rest_lead_from_the_beginning_to_the_score()
    {
        foreach (Borrower row in s_rows)
        {
            BorrowerExplanation why = s_model.Explain(row);
            string text = why.ToNarrative(terms: 4);
            double from = Number(text, "begins at (-?[0-9]+(?:[.][0-9]+)?)"), to = Number(text, "ends at (-?[0-9]+(?:[.][0-9]+)?)");
            double[] named = [.. AddedPattern().Matches(text).Select(own => Parse(own.Groups[1].Value))];
            double rest = Number(text, "add ([-+]?[0-9]+(?:[.][0-9]+)?) together");

            named.Length.ShouldBe(4);
            named.Select(Math.Abs).Order().ShouldBe(why.Contributions.Select(own => Math.Abs(own.Score)).OrderDescending().Take(4).Order(),
                tolerance: 0.005);
            (from + named.Sum() + rest).ShouldBe(to, 0.005 * (named.Length + 3), text);
            to.ShouldBe(why.Score, 0.005);
        }
    }

    [Theory]
    [InlineData("\u0663\u0664")]
    [InlineData("\uFF11\uFF12")]
    [InlineData("1e99999999999999")]
    [InlineData("-1e-99999999999999 and 1e400")]
    public void Whatever_a_text_writes_as_numbers_is_read_or_passed_over(string text) =>
        s_model.Explain(s_rows[0]).CheckNarrative(text).IsFounded.ShouldBe(!text.Contains('e', StringComparison.Ordinal));

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("he-IL")]
    [InlineData("de-DE")]
    public void Its_own_text_is_founded_in_cultures_whose_signs_have_marks(string culture)
    {
        var own = CultureInfo.GetCultureInfo(culture);
        BorrowerExplanation why = s_model.Explain(s_rows[1]);
        why.CheckNarrative(why.ToNarrative(culture: own), own).IsFounded.ShouldBeTrue(why.ToNarrative(culture: own));
    }

    [Fact]
    public void What_terms_add_said_of_the_terms_next_to_them_is_made_up()
    {
        BorrowerExplanation why = s_model.Explain(s_rows[0]);
        TermContribution[] most = [.. why.Contributions.OrderBySize().Take(3)];
        string Said(int shift) => string.Join(", ", most.Select((term, i) =>
            $"{term.Name} adds {most[(i + shift) % most.Length].Score.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)}")) + ".";

        why.CheckNarrative(Said(0)).IsFounded.ShouldBeTrue(Said(0));
        why.CheckNarrative(Said(1)).IsFounded.ShouldBeFalse(Said(1));
    }

    [Fact]
    public void A_long_text_is_read_once() =>
        s_model.Explain(s_rows[0]).CheckNarrative(new string('x', 300_000)).Numbers.ShouldBeEmpty();

    [Fact]
    public void It_says_the_label_that_the_threshold_gives_even_where_it_is_close()
    {
        Borrower row = s_rows[0];
        foreach (double apart in new[] { -0.4, -1e-5, 0, 1e-5, 0.4 })
        {
            BorrowerModel model = s_model.WithThreshold(DecisionThreshold.AtScore(s_model.Predict(row).Score + apart));
            string text = model.Explain(row).ToNarrative();

            text.ShouldContain($"the label is {model.Predict(row).Label}.");
            Match said = Regex.Match(text, "is Good is ([0-9.]+), (no lower than|below) ([0-9.]+):");
            bool isLower = Parse(said.Groups[1].Value) < Parse(said.Groups[3].Value);
            isLower.ShouldBe(said.Groups[2].Value == "below", text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-CH")]
    [InlineData("fr-FR")]
    [InlineData("sv-SE")]
    public void Every_number_is_the_explanation_s_however_numbers_are_written(string culture)
    {
        CultureInfo own = CultureInfo.GetCultureInfo(culture);
        foreach (Borrower row in s_rows)
        {
            BorrowerExplanation why = s_model.Explain(row with { Assets = row.Assets + 0.25 });
            string text = why.ToNarrative(7, own);
            NarrativeCheck check = why.CheckNarrative(text, own);

            check.IsFounded.ShouldBeTrue($"{text}\n{check}");
            check.Numbers.Count.ShouldBeGreaterThan(12);
        }
    }

    [Fact]
    public void It_is_the_same_wherever_it_is_written()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string invariant = s_model.Explain(s_rows[3]).ToNarrative();
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            s_model.Explain(s_rows[3]).ToNarrative().ShouldBe(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_number_that_is_made_up_is_found_wherever_it_stands()
    {
        foreach (Borrower row in s_rows.Take(12))
        {
            BorrowerExplanation why = s_model.Explain(row);
            string text = why.ToNarrative();
            foreach (NarrativeNumber number in why.CheckNarrative(text).Numbers)
            {
                string other = Math.Abs((number.Value * 1.7) + 777.77).ToString("0.00", CultureInfo.InvariantCulture);
                string changed = text[..number.Position] + other + text[(number.Position + number.Text.Length)..];

                why.CheckNarrative(changed).Unfounded.Select(own => own.Position).ShouldContain(number.Position, changed);
            }
        }
    }

    [Fact]
    public void A_wrong_sign_is_found()
    {
        BorrowerExplanation why = s_model.Explain(s_rows[1]);
        string text = why.ToNarrative();
        foreach (Match added in AddedPattern().Matches(text))
        {
            string sign = added.Groups[1].Value[0] == '+' ? "-" : "+", wrong = sign + added.Groups[1].Value[1..];
            string changed = text[..added.Groups[1].Index] + wrong + text[(added.Groups[1].Index + added.Groups[1].Length)..];

            why.CheckNarrative(changed).Unfounded.Select(own => own.Text).ShouldContain(wrong, changed);
        }
    }

    [Fact]
    public void What_one_term_adds_is_not_what_another_does()
    {
        BorrowerExplanation why = s_model.Explain(s_rows[1]);
        TermContribution[] largest = [.. why.Contributions.OrderBySize().Where(own => !own.Name.Contains('X', StringComparison.Ordinal))
            .Take(2)];
        string Said(TermContribution term, TermContribution of) => $"{term.Name} counts {ScoreText.WithSign(of.Score)}.";

        why.CheckNarrative($"{Said(largest[0], largest[0])} {Said(largest[1], largest[1])}").IsFounded.ShouldBeTrue();
        why.CheckNarrative($"{Said(largest[0], largest[1])} {Said(largest[1], largest[0])}").Unfounded.Count().ShouldBe(2);
    }

    [Fact]
    public void Other_words_may_say_percentages_sizes_and_fewer_digits_of_the_same_numbers()
    {
        BorrowerExplanation why = s_model.Explain(s_rows[1]);
        TermContribution first = why.Contributions.OrderBySize()[0];
        double p = why.Prediction.Probability;
        string size = Math.Abs(first.Score).ToString("0.00", CultureInfo.InvariantCulture);

        string said = FormattableString.Invariant($"The chance is {100 * p:0.0} %, and {first.Name} counts {size}.");
        string other = FormattableString.Invariant($"The chance is {100 * (p > 0.5 ? p - 0.13 : p + 0.13):0.0} %.");

        why.CheckNarrative(said).IsFounded.ShouldBeTrue();
        why.CheckNarrative(other).IsFounded.ShouldBeFalse();
    }

    [Fact]
    public void Values_that_training_never_had_are_said_to_be_so()
    {
        ApplicantModel model = ApplicantModel.Train(CreditData.Rows, Quick.Options);
        Applicant odd = CreditData.Rows[0] with { Income = 99999, Job = "astronaut 7", Home = null };
        ApplicantExplanation why = model.Explain(odd);

        string text = why.ToNarrative();

        text.ShouldContain("Home is missing.");
        text.ShouldContain("Income is above all that training saw.");
        text.ShouldContain("Job has a value that training never saw, or too seldom.");
        why.CheckNarrative(text).IsFounded.ShouldBeTrue(why.CheckNarrative(text).ToString());
    }

    [Fact]
    public void Of_several_classes_it_tells_the_likeliest_from_the_next()
    {
        Garden.Flower[] rows = Quick.Rows(300, (u, v, w) => new Garden.Flower
        {
            Petal = 10 * u, @class = v > 0.8 ? null : v > 0.4,
            Kind = u + (0.4 * w) > 0.9 ? Garden.Species.Iris : v + (0.3 * w) > 0.6 ? Garden.Species.Rose : Garden.Species.Tulip,
        });
        Garden.FlowerModel model = Garden.FlowerModel.Train(rows, Quick.Options);
        foreach (Garden.Flower row in rows.Take(30))
        {
            Garden.FlowerExplanation why = model.Explain(row);
            string text = why.ToNarrative();
            Garden.Species[] ranked = [.. why.Prediction.Probabilities.OrderByDescending(pair => pair.Value).Select(pair => pair.Class)];
            (Garden.Species label, Garden.Species next) = (ranked[0], ranked[1]);

            text.ShouldStartWith($"Kind is most likely {label}: its probability is");
            Number(text, "begins at (-?[0-9]+(?:[.][0-9]+)?)").ShouldBe(why.Intercepts[label] - why.Intercepts[next], 0.006);
            Number(text, "ends at (-?[0-9]+(?:[.][0-9]+)?)").ShouldBe(why.Scores[label] - why.Scores[next], 0.006);
            Number(text, "the next, ([0-9.]+)[.]").ShouldBe(why.Prediction.Probabilities[next], 0.0006);
            why.CheckNarrative(text).IsFounded.ShouldBeTrue($"{text}\n{why.CheckNarrative(text)}");
        }
    }

    [Fact]
    public void Of_numbers_it_says_the_prediction_in_its_unit_and_of_logarithms_both()
    {
        House[] houses = Quick.Rows(120, static (u, v, _) => new House((float)(100 * u), new DateOnly(2020, 1, 1).AddDays((int)(500 * v)),
            null, v > 0.5, (decimal)(300 * u), 1));
        HouseExplanation why = HouseModel.Train(houses, Quick.Options).Explain(houses[3]);

        why.ToNarrative().ShouldStartWith("The prediction of ");
        why.CheckNarrative(why.ToNarrative()).IsFounded.ShouldBeTrue(why.ToNarrative() + why.CheckNarrative(why.ToNarrative()));
    }

    private static double Number(string text, string pattern) => Parse(Regex.Match(text, pattern).Groups[1].Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(([-+][0-9.]+)\)")]
    private static partial Regex AddedPattern();
}
