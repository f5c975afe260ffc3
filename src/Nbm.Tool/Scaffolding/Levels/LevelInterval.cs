using System.Globalization;
using System.Text.RegularExpressions;
using Nbm.Tool.Scaffolding.Sources;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>
/// A text that says a number or a range of numbers: <c>7</c>, <c>lt_1</c>, <c>0-10k</c>,
/// <c>&gt;50k</c>, <c>18 to 24 years</c>, <c>(0, 5]</c>, <c>10+ years</c>, <c>5 %</c>.
/// </summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Unit">What the numbers are of, in lower case and the singular; empty if it doesn't say.</param>
/// <param name="Name">What a member of an enum is called: <c>From0To10k</c>, <c>Over50k</c>.</param>
internal sealed partial record LevelInterval(double Low, double High, string Unit, string Name)
{
    private const string Number =
        @"[-−]?\s?[$€£¥]?\s?[-−]?(?:[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)\s?(?:[kK](?![a-zA-Z])|[mM](?![a-zA-Z])|[bB]n?(?![a-zA-Z]))?";
    private const string UnitBehind = @"\s?(?<unit>%|[\p{L}°]{1,12}|)\s?";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string LessThan = "(?<closed><=|≤|=<|le[ _]?|lte[ _]?|up to |at most |max(?:imum)?[ _]|until )|<|lt[ _]?|under[ "
        + "_]?|below[ _]?|less than[ _]|less[ _]|fewer than ";
    private const string MoreThan = "(?<closed>>=|≥|=>|ge[ _]?|gte[ _]?|at least |min(?:imum)?[ _]|from )|>|gt[ _]?|over[ _]?|above[ "
        + "_]?|more than[ _]|more[ _]|greater than ";

    /// <summary>The places of texts; null if none is a number or a range. They
    /// follow one another for certain where all have one unit, or none.</summary>
    public static LevelRanks? Ranks(IReadOnlyList<string> texts)
    {
        LevelInterval?[] intervals = [.. texts.Select(Parse)];
        LevelInterval[] found = [.. intervals.OfType<LevelInterval>()];
        if (found.Length == 0 || found.Select(interval => interval.Unit).Where(unit => unit.Length > 0).Distinct().Count() > 1)
        {
            return null;
        }

        (double Low, double High)[] places = [.. found.Select(interval => (interval.Low, interval.High)).Order()];
        return places.Distinct().Count() == places.Length
            ? new([.. intervals.Select(
                interval => interval is null ? null : (double?)Array.IndexOf(places, (interval.Low, interval.High)))], IsCertain: true)
            : null;
    }

    /// <summary>What a text says; null if it is neither number nor range.</summary>
    public static LevelInterval? Parse(string text)
    {
        text = text.Trim();
        if (text.Length > 40 || !text.Any(char.IsAsciiDigit))
        {
            return null;
        }

        return Between(Range().Match(text)) ?? Between(Inequality().Match(text)) ?? Between(Brackets().Match(text))
            ?? Below(Less().Match(text)) ?? Below(OrLess().Match(text))
            ?? Above(Greater().Match(text)) ?? Above(OrMore().Match(text)) ?? Exactly(Single().Match(text));
    }

    private static LevelInterval? Between(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        string low = match.Groups["low"].Value, high = match.Groups["high"].Value, unit = match.Groups["unit"].Value;
        bool isFromInfinity = low.Contains("inf", StringComparison.OrdinalIgnoreCase),
            isToInfinity = high.Contains("inf", StringComparison.OrdinalIgnoreCase);
        double from = isFromInfinity ? double.NegativeInfinity : Value(low), to = isToInfinity ? double.PositiveInfinity : Value(high);
        string name = isFromInfinity ? "UpTo" + Named(high, unit) : isToInfinity ? "Over" + Named(low, unit)
            : $"From{Named(low, string.Empty)}To{Named(high, unit)}";
        // 0-10k is from 0 to 10,000; 10-20k from 10,000 on.
        from *= !isFromInfinity && !isToInfinity && Magnitude(low) == 1 ? Magnitude(high) : 1;
        return from < to ? new(from, to, Plain(unit), name) : null;
    }

    private static LevelInterval? Below(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        string number = match.Groups["n"].Value, unit = match.Groups["unit"].Value;
        bool isClosed = match.Groups["closed"].Success;
        return new(double.NegativeInfinity, isClosed ? Value(number) : Math.BitDecrement(Value(number)), Plain(unit),
            (isClosed ? "UpTo" : "Under") + Named(number, unit));
    }

    private static LevelInterval? Above(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        string number = match.Groups["n"].Value, unit = match.Groups["unit"].Value;
        bool isClosed = match.Groups["closed"].Success;
        return new(isClosed ? Value(number) : Math.BitIncrement(Value(number)), double.PositiveInfinity, Plain(unit),
            (isClosed ? "AtLeast" : "Over") + Named(number, unit));
    }

    private static LevelInterval? Exactly(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        string number = match.Groups["n"].Value, unit = match.Groups["unit"].Value;
        string name = Named(number, unit);
        return new(Value(number), Value(number), Plain(unit), char.IsLetter(name[0]) ? name : "_" + name);
    }

    private static double Value(string number)
    {
        string digits = string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '.'));
        double value = double.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Magnitude(number);
        return number.AsSpan().IndexOfAny('-', '−') >= 0 ? -value : value;
    }

    private static double Magnitude(string number) =>
        char.ToLowerInvariant(number.TrimEnd().TrimEnd('n', 'N')[^1]) switch { 'k' => 1e3, 'm' => 1e6, 'b' => 1e9, _ => 1 };

    private static string Named(string number, string unit)
    {
        string name = string.Concat(number.Where(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
            .Replace(".", "Point", StringComparison.Ordinal);
        string sign = number.AsSpan().IndexOfAny('-', '−') >= 0 ? "Minus" : string.Empty;
        return sign + name
            + (unit == "%" ? "Percent" : unit.Length == 0 ? string.Empty : IsOrdinal(unit) ? unit.ToLowerInvariant()
                : Identifiers.Of(unit));
    }

    private static string Plain(string unit) => IsOrdinal(unit) ? "th" : unit.ToLowerInvariant().TrimEnd('s');

    private static bool IsOrdinal(string unit) => unit.ToLowerInvariant() is "st" or "nd" or "rd" or "th";

    [GeneratedRegex(@"^(?:from |between )?(?<low>" + Number + @")" + @"(?:\s?[\p{L}°%]{1,12})?\s?(?:-|–|—|to|and|\.\.+|_)\s?(?<high>"
        + Number + @")" + UnitBehind + "$", Options)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<low>" + Number + @")\s?(?:<|<=|≤)\s?[a-z]\s?(?:<|<=|≤)\s?(?<high>" + Number + ")(?<unit>)$", Options)]
    private static partial Regex Inequality();

    [GeneratedRegex(
        @"^[\[(]\s?(?<low>-inf(?:inity)?|" + Number + @")\s?[,;]\s?(?<high>\+?inf(?:inity)?|" + Number + @")\s?[\])](?<unit>)$", Options)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:[a-z]\s?)?(?:" + LessThan + @")\s?(?<n>" + Number + ")" + UnitBehind + "$", Options)]
    private static partial Regex Less();

    [GeneratedRegex(@"^(?<n>" + Number + ")" + UnitBehind + @"(?<closed>(?:or|and) (?:less|fewer|under|below|younger))$", Options)]
    private static partial Regex OrLess();

    [GeneratedRegex(@"^(?:[a-z]\s?)?(?:" + MoreThan + @")\s?(?<n>" + Number + ")" + UnitBehind + "$", Options)]
    private static partial Regex Greater();

    [GeneratedRegex(@"^(?<n>" + Number
        + @")\s?(?<before>%|[\p{L}°]{1,12})??\s?(?<closed>\+|plus|(?:or|and) (?:more|over|above|older|up|greater))" + UnitBehind + "$",
        Options)]
    private static partial Regex OrMore();

    [GeneratedRegex("^(?<n>" + Number + ")" + UnitBehind + "$", Options)]
    private static partial Regex Single();
}
