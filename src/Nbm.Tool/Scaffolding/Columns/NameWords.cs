using System.Globalization;

namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>The words of a column's name, and what they say of it.</summary>
internal static class NameWords
{
    private static readonly HashSet<string> s_identifiers = new(StringComparer.Ordinal)
    {
        "id", "ids", "uuid", "guid", "identifier", "rowid", "rownum", "iban", "ssn", "imei", "vin",
    };

    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal) { "no", "nr", "num", "number", "key" };

    // What is told apart by an identifier or a number: customer_no, userid.
    private static readonly HashSet<string> s_things = new(StringComparer.Ordinal)
    {
        "account", "acct", "application", "case", "client", "contract", "cust", "customer", "device", "employee", "emp", "encounter",
        "event", "invoice", "item", "loan", "member", "order", "passenger", "patient",
        "person", "policy", "product", "rec", "record", "row", "serial", "session", "store", "student", "ticket", "trans", "transaction",
        "txn", "user", "visit",
    };

    private static readonly HashSet<string> s_codes = new(StringComparer.Ordinal) { "zip", "zipcode", "postcode", "postal", "fips", "sic",
        "naics", "code", "codes" };

    private static readonly HashSet<string> s_times = new(StringComparer.Ordinal)
    {
        "t", "time", "times", "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months",
        "quarter", "year", "years", "period", "age", "step", "steps", "trend",
    };

    private static readonly string[] s_kinds = ["class", "type", "category", "kind", "group", "cluster", "segment", "status", "region",
        "gender", "sex", "race"];

    /// <summary>Words in lower case: <c>AMOUNT_PAID</c> is amount, paid;
    /// <c>customerID</c> customer, id; <c>XRayDose2</c> x, ray, dose, 2.</summary>
    public static string[] Of(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i == name.Length || IsBoundary(name, i))
            {
                string word = name[start..i].ToLower(CultureInfo.InvariantCulture);
                start = i;
                if (char.IsLetterOrDigit(word[0]))
                {
                    words.Add(word);
                }
            }
        }

        return [.. words];
    }

    /// <summary>Whether a name says that its values tell rows, or things, apart.</summary>
    public static bool AreOfIdentifier(string name)
    {
        string[] words = Of(name);
        return words.Length > 0 && (s_identifiers.Contains(words[^1]) || words[0] is "id" or "uuid" or "guid"
            || (words[^1].EndsWith("id", StringComparison.Ordinal) && s_things.Contains(words[^1][..^2]))
            || (words.Length > 1 && s_numbers.Contains(words[^1]) && s_things.Contains(words[^2])));
    }

    /// <summary>Whether a name says that its numbers are names, such as postal codes.</summary>
    public static bool AreOfCode(string name) => Of(name) is { Length: > 0 } words && words.Any(s_codes.Contains);

    /// <summary>Whether a name says that its few numbers are kinds of something.</summary>
    public static bool AreOfKind(string name) =>
        Of(name) is { Length: > 0 } words && s_kinds.Any(kind => words[^1].EndsWith(kind, StringComparison.Ordinal));

    /// <summary>Whether a name says that its numbers count time.</summary>
    public static bool AreOfTime(string name) => Of(name).Any(s_times.Contains);

    private static bool IsBoundary(string name, int i)
    {
        char before = name[i - 1], here = name[i];
        return char.IsLetterOrDigit(before) != char.IsLetterOrDigit(here)
            || char.IsDigit(before) != char.IsDigit(here)
            || (char.IsLower(before) && char.IsUpper(here))
            || (char.IsUpper(before) && char.IsUpper(here) && i + 1 < name.Length && char.IsLower(name[i + 1]) && !IsLeadingId(name, 2))
            || (i == 2 && IsLeadingId(name, i)); // IDpol is an id, not an I.
    }

    private static bool IsLeadingId(string name, int length) =>
        name.Length > length && name.StartsWith("ID", StringComparison.Ordinal) && char.IsLower(name[length]);
}
