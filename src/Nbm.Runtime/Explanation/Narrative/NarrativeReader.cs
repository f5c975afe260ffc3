using System.Globalization;
using System.Text.RegularExpressions;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>Finds the numbers of a text, and what each is of a row's explanation.</summary>
internal sealed class NarrativeReader
{
    private const double MostRounding = 0.05; // Of a number, unless it has as many decimals as a narrative's own.
    private readonly NarrativeFacts _facts;
    private readonly List<Mention> _mentions = []; // Of terms, in the order of the text.
    private readonly List<Written> _numbers = [];
    private readonly string _text;

    private NarrativeReader(NarrativeFacts facts, string text) => (_facts, _text) = (facts, text);

    public static NarrativeCheck Check(ExplainedRow row, string text, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new NarrativeReader(new NarrativeFacts(row, culture), text);
        reader.Read(text);
        string?[] sources = [.. reader._numbers.Select(reader.SourceBesideTerms)];
        bool[] isTold = new bool[reader._facts.Terms.Length];
        for (int i = 0; i < sources.Length; i++)
        {
            for (int t = 0; t < isTold.Length; t++)
            {
                isTold[t] |= sources[i] == Adds(reader._facts.Terms[t]);
            }
        }

        return new NarrativeCheck(Array.AsReadOnly([.. reader._numbers.Select((own, i) =>
            new NarrativeNumber(own.Text, own.Position, own.Value, sources[i] ?? reader.SourceAlone(own, isTold)))]));
    }

    // Terms and opaque texts are taken out of the way first, the longest first: their digits are no numbers.
    private void Read(string text)
    {
        var terms = _facts.Terms.Select((term, t) => (Text: term.Name, Term: t)).Where(known => known.Text.Length > 0);
        var values = _facts.Terms.Where(term => term.Opaque is not null).Select(term => (Text: term.Opaque!, Term: -1));
        var classes = Enumerable.Range(0, _facts.Classes).Select(c => (Text: _facts.ClassName(c), Term: -1));
        var units = _facts.Units.Append(_facts.Target.Name).Select(unit => (Text: unit, Term: -1));
        (string Text, int Term)[] known = [.. terms.Concat(values).Concat(classes).Concat(units.Where(unit => unit.Text.Any(char.IsDigit)))
            .Where(own => own.Term >= 0 || own.Text.Any(char.IsDigit)).OrderByDescending(own => own.Text.Length)];
        var pattern = NumberPattern(_facts.Culture.NumberFormat);
        int sentence = 0;
        for (int at = 0; at < text.Length;)
        {
            (string Text, int Term) found = known.FirstOrDefault(own => IsAt(text, at, own.Text));
            if (found.Text is not null)
            {
                if (found.Term >= 0)
                {
                    _mentions.Add(new Mention(found.Term, at, sentence));
                }

                at += found.Text.Length;
                continue;
            }

            Match match = pattern.Match(text, at);
            if (match.Success && match.Index == at && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_')))
            {
                Add(match, text, sentence);
                at += match.Length;
                continue;
            }

            bool isEnd = text[at] is '.' or '!' or '?' or '\n' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]));
            sentence += isEnd ? 1 : 0;
            at++;
        }
    }

    private void Add(Match match, string text, int sentence)
    {
        // Signs of some cultures have marks of direction, which a text may lack.
        string plain = match.Value.Replace(_facts.Culture.NumberFormat.NumberGroupSeparator, string.Empty, StringComparison.Ordinal)
            .Replace(_facts.Culture.NumberFormat.NumberDecimalSeparator, ".", StringComparison.Ordinal).Replace('\u2212', '-');
        double value = double.Parse(plain, NumberStyles.Float, CultureInfo.InvariantCulture);
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        int exponent = plain.AsSpan().IndexOfAny('e', 'E'), end = exponent < 0 ? plain.Length : exponent, power = 0;
        int decimals = point < 0 ? 0 : end - point - 1;
        bool isSound = exponent < 0 || int.TryParse(plain.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out power);
        double rounding = isSound && double.IsFinite(value) ? 0.5 * Math.Pow(10, -decimals + power) : 0;
        int behind = match.Index + match.Length;
        bool isPercent = behind < text.Length && (text[behind] == '%' || (char.IsWhiteSpace(text[behind]) && behind + 1 < text.Length
            && text[behind + 1] == '%'));
        double scale = isPercent ? 0.01 : 1;
        _numbers.Add(new Written(match.Value, match.Index, sentence, value * scale, rounding * scale, decimals, isPercent,
            match.Groups["sign"].Length > 0));
    }

    // Names are words of their own.
    private static bool IsAt(string text, int at, string name)
    {
        int end = at + name.Length;
        return string.CompareOrdinal(text, at, name, 0, name.Length) == 0
            && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(name[0]))
            && (end >= text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(name[^1]));
    }

    // What the number is of the term that stands before it in its sentence, or of the one behind it, where none does or something divides
    // them: "Income adds 0.3", "0.3 from Income, 0.2 from Job".
    private string? SourceBesideTerms(Written number)
    {
        int before = _mentions.FindLastIndex(own => own.Position < number.Position);
        foreach (int m in new[] { before, before + 1 })
        {
            if (m > before && before >= 0 && _mentions[before].Sentence == number.Sentence && !AreDivided(_mentions[before], number))
            {
                break;
            }

            if (m >= 0 && m < _mentions.Count && _mentions[m].Sentence == number.Sentence)
            {
                NarrativeTerm term = _facts.Terms[_mentions[m].Term];
                string? source = Is(number, term.Adds) ? Adds(term)
                    : term.Numbers.Any(value => IsValue(number, value)) ? $"the value of {term.Name}"
                    : term.Error is double error && Is(number, error) ? $"the standard error of {Adds(term)}" : null;
                if (source is not null)
                {
                    return source;
                }
            }
        }

        return null;
    }

    private bool AreDivided(Mention before, Written number) => _text.AsSpan()[before.Position..number.Position].IndexOfAny(",;:") >= 0
        || _text.AsSpan()[before.Position..number.Position].Contains(" and ", StringComparison.Ordinal);

    private string? SourceAlone(Written number, bool[] isTold)
    {
        int[] rest = [.. Enumerable.Range(0, isTold.Length).Where(t => !isTold[t] && _facts.Terms[t].Adds != 0)];
        (double Value, string What)[] scores =
        [
            (_facts.Score, "the score"), (_facts.Base, "what the score begins at"),
            (rest.Sum(t => _facts.Terms[t].Adds), "what the other terms add"),
            .. _facts.Offset == 0 ? Array.Empty<(double, string)>() : [(_facts.Offset, "the offset")],
            .. _facts.Remainder == 0 ? Array.Empty<(double, string)>() : [(_facts.Remainder, "the remainder")],
            .. _facts.ScoreError is double error ? [(error, "the standard error of the score")] : Array.Empty<(double, string)>(),
        ];
        return Find(scores) ?? Find([.. _facts.Predictions()], canBePercent: true)
            ?? (number.Decimals == 0 && !number.IsPercent && !number.IsSigned ? Count() : null);

        string? Find((double Value, string What)[] known, bool canBePercent = false) =>
            known.Where(own => Is(number, own.Value, canBePercent)).Select(own => own.What).FirstOrDefault();

        string? Count() => number.Value == rest.Length ? "how many other terms there are"
            : number.Value == _facts.Terms.Length ? "how many terms there are"
            : number.Value == isTold.Count(told => told) ? "how many terms the text tells of" : null;
    }

    private bool Is(Written number, double value, bool canBePercent = false)
    {
        double apart = Math.Abs(number.Value - value);
        apart = number.IsSigned ? apart : Math.Min(apart, Math.Abs(number.Value + value));
        int own = canBePercent ? _facts.ProbabilityDecimals - (number.IsPercent ? 2 : 0) : _facts.Decimals;
        return (canBePercent || !number.IsPercent) && apart <= number.Rounding * (1 + 1e-9)
            && (number.Decimals >= own || number.Rounding <= MostRounding * Math.Abs(value) || apart == 0);
    }

    // Values are written whole, or rounded to no fewer than three digits.
    private static bool IsValue(Written number, double value) => !number.IsPercent
        && (number.Value == value || Math.Abs(number.Value - value) <= Math.Min(number.Rounding, 0.005 * Math.Abs(value)) * (1 + 1e-9));

    private static string Adds(NarrativeTerm term) => $"what {term.Name} adds";

    private static Regex NumberPattern(NumberFormatInfo format)
    {
        string point = Regex.Escape(format.NumberDecimalSeparator), group = Regex.Escape(format.NumberGroupSeparator);
        return new Regex($@"\G(?<sign>[+\-\u2212]?)[0-9]+(?:{group}[0-9]{{3}}(?![0-9]))*(?:{point}[0-9]+)?(?:[eE][+\-\u2212]?[0-9]+)?",
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private readonly record struct Mention(int Term, int Position, int Sentence);

    private readonly record struct Written(
        string Text, int Position, int Sentence, double Value, double Rounding, int Decimals, bool IsPercent, bool IsSigned);
}
