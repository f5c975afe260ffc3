using System.Text.RegularExpressions;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>Scales of words that everyone puts into the same order, such as low, medium, high.</summary>
internal static partial class WordScales
{
    private const int LeastOfAbbreviations = 3;

    // Steps upwards with commas between, words of one step with bars.
    private static readonly (string Name, string[] Words)[] s_scales =
    [
        Scale(
            "Degree",
            "none|no|zero, very low|lowest|minimal, low, medium low|moderately low|lower medium, "
            + "medium|moderate|mid|middle|average|normal|med, medium high|moderately high|upper medium, high, very high|highest, "
            + "extreme|extremely high"),
        Scale("Degree", "l, m, h, vh"),
        Scale(
            "Size",
            "xxs, xs|extra small|tiny|x small, s|small, m|medium|med|mid|mid size|midsize|regular, l|large|big, "
            + "xl|extra large|x large|huge, xxl|xx large|2xl, xxxl|3xl"),
        Scale(
            "Quality",
            "very poor|very bad|terrible|awful, poor|bad|po, below average, fair|fa, "
            + "average|ok|okay|acceptable|typical|ta|mediocre, above average, good|gd, very good|great|vg, premium, "
            + "excellent|ex|superb|outstanding, ideal|perfect"),
        Scale(
            "Frequency",
            "never|non|no|none, almost never|hardly ever|very rarely, rarely|seldom|rare, occasionally|sometimes, "
            + "often|frequently|frequent|regularly, usually|mostly, almost always|nearly always, always"),
        Scale(
            "Period",
            "hourly, daily, weekly, biweekly|fortnightly|bi weekly, semi monthly, monthly, quarterly, "
            + "semi annually|semiannually|half yearly, annually|yearly|annual"),
        Scale(
            "Agreement",
            "strongly disagree, disagree, somewhat disagree|slightly disagree, "
            + "neutral|neither agree nor disagree|undecided|neither, somewhat agree|slightly agree, agree, strongly agree"),
        Scale(
            "Satisfaction",
            "very dissatisfied|very unsatisfied, dissatisfied|unsatisfied, somewhat dissatisfied, neutral, somewhat satisfied, "
            + "satisfied, very satisfied"),
        Scale(
            "Severity",
            "none|no|absent, minimal|trace|very mild, mild|slight|minor, moderate|medium, severe|serious|major, "
            + "very severe|critical|extreme, fatal"),
        Scale("Likelihood", "very unlikely, unlikely, neutral|possible, likely, very likely, certain"),
        Scale(
            "Importance",
            "unimportant|not important, slightly important|somewhat important, moderately important, important, very important, "
            + "essential|extremely important"),
        Scale("Seniority", "intern|trainee, junior|entry|entry level, mid|intermediate|mid level|middle, senior, lead|principal"),
        Scale("Skill", "beginner|novice|basic, elementary, intermediate, advanced, expert|master"),
        Scale("Tier", "bronze, silver, gold, platinum, diamond"),
        Scale("Tier", "free, basic|starter, standard, premium|pro, enterprise"),
        Scale(
            "Education",
            "illiterate|no schooling, preschool, primary|elementary|1st 4th|basic 4y, 5th 6th|basic 6y, 7th 8th|basic 9y, 9th, "
            + "10th, 11th, 12th, secondary|high school|hs grad|high school graduate, some college, "
            + "vocational|assoc voc|professional course, associate|associates|associate degree|assoc acdm, "
            + "bachelor|bachelors|bachelor s|bachelor degree|university|university degree|undergraduate|college|tertiary, "
            + "master|masters|master s|master degree|graduate|postgraduate, prof school|professional, "
            + "doctorate|phd|doctoral|doctor"),
        Scale(
            "LifeStage",
            "infant|baby, toddler, child|kid, teen|teenager|adolescent, young|young adult|youth, "
            + "adult|middle aged|middle age|middle, old|senior|elderly"),
        Scale("Temperature", "freezing, cold, cool, mild, warm, hot, very hot"),
        Scale("Speed", "very slow, slow, medium|moderate|normal, fast|quick, very fast"),
        Scale("Strength", "very weak, weak, medium|moderate, strong, very strong"),
        Scale("Length", "very short, short, medium, long|tall, very long|very tall"),
        Scale("Weight", "very light, light, medium|moderate, heavy, very heavy"),
        Scale(
            "BodyWeight",
            "underweight, normal|normal weight|healthy weight|healthy, overweight, obese|obesity, "
            + "severely obese|extremely obese|severe obesity"),
        Scale("Place", "lowest, lower|bottom, lower middle, middle|working, upper middle, upper|top, highest"),
        Scale("Lateness", "very early, early, mid|middle, late, very late"),
        Scale("TravelClass", "eco|economy, eco plus|economy plus|premium economy, business, first|first class"),
        Scale(
            "Direction",
            "much worse, worse|down|decrease|decreasing|negative, same|steady|no change|neutral|stable|unchanged, "
            + "better|up|increase|increasing|positive, much better"),
        Scale("Ordinal", "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth"),
        Scale("Clarity", "i3, i2, i1, si2, si1, vs2, vs1, vvs2, vvs1, if, fl"),
        Scale("CreditRating", "d, c, cc, ccc, b, bb, bbb, a, aa, aaa"),
    ];

    /// <summary>The places of texts on the scale that has most of them; null if none has two.</summary>
    public static LevelRanks? Ranks(IReadOnlyList<string> texts)
    {
        string[][] words = [.. texts.Select(WordsOf)];
        return Best([.. words.Select(own => string.Join(' ', own))]) ?? BestWithoutCommonWords(words);
    }

    // Travel_Rarely and Travel_Frequently: what all have in common says nothing of their order.
    private static LevelRanks? BestWithoutCommonWords(string[][] words)
    {
        string[] common = [.. words[0].Where(word => words.All(own => own.Contains(word)))];
        return common.Length == 0 ? null : Best([.. words.Select(own => string.Join(' ', own.Except(common)))]);
    }

    private static LevelRanks? Best(string[] texts)
    {
        LevelRanks? best = null;
        foreach ((string name, string[] steps) in s_scales)
        {
            double?[] ranks = [.. texts.Select(
                text => Array.FindIndex(steps, step => step.Split('|').Contains(text)) is >= 0 and int place ? place : (double?)null)];
            var found = new LevelRanks(ranks, IsCertain: true, name);
            int placed = texts.Length - found.Unplaced;
            int longest = texts.Where((_, i) => ranks[i] is not null).Select(text => text.Length).DefaultIfEmpty().Max();
            // A, B, AA may be anything.
            bool isClear = longest > 2
                || (placed >= LeastOfAbbreviations && (name is "Degree" or "Size" || (longest > 1 && name != "CreditRating")));
            if (found.AreDistinct && isClear && (best is null || found.Unplaced < best.Unplaced))
            {
                best = found;
            }
        }

        return best;
    }

    // A letter and a digit are one word here, as on the scale: vs2, 9th.
    private static string[] WordsOf(string text) => [.. Words().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    private static (string Name, string[] Words) Scale(string name, string steps) => (name, steps.Split(", "));

    [GeneratedRegex(@"\p{Lu}[\p{Lu}\p{Nd}]*(?!\p{Ll})|\p{Lu}?[\p{L}\p{Nd}-[\p{Lu}]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
