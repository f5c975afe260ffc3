using System.Collections.Immutable;
using System.Text;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Fuzz.Tests.Mutations;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>CSV files of which bytes, cells, columns and rows were changed.</summary>
internal abstract class CsvTarget : FuzzTarget
{
    private static readonly ImmutableArray<string> s_cells =
    [
        "", " ", "NA", "NaN", "null", "?", "inf", "-Infinity", "∞", "0", "-0", "1", "1.0", "0.0", "1e3", "1e400", "-1e-400",
        "1.7976931348623157E+308", "9223372036854775808", "0x10", "1_000", "\"1,000\"", "1,5", "٣", "²", "true", "T", "yes",
        "2024-02-30", "0001-01-01", "9999-12-31", "2024-02-29T23:59:60", "2024-01-01T00:00:00+14:00", "2024-01-01T00:00:00-99:00",
        "26:00:00", "5", "10675199.02:48:05.4775807", "-10675199.02:48:05.4775808", "24:00", "23:59:59.9999999",
        "Calm", "calm", "CALM", "Calm-", "(Calm)", "0", "77", "late:1 refund:2", "late:1 late:2", ":", "a:b:1", "late:", ":1", "late:1e999",
        "\"a \"\"quoted\"\" cell\"", "\"two\nlines\"", "\"open", "mid\"quote", "\ufeff", "\u0000", "\u2028", "\u001b[2J", "M\ufffdller",
        "🏠", "e\u0301",
    ];

    private static readonly ImmutableArray<string> s_tokens = [.. s_cells, ",", ",,", "\n", "\r", "\r\n", "\n\n", "\"", "\"\"", ";", "\t",
        "#", new string('x', 300), new string(',', 300), new string('9', 400), new string('"', 301)];

    /// <summary>Files that can be read.</summary>
    public static ImmutableArray<string> Seeds { get; } =
    [
        """
        Load,speed in knots,Delay,Cost,Phase,Serial,Sea,Deck,Direct,Port,Sailed,Booked,Rest,Weight,Profit
        3.5,2,-9,2,1.2,5,Rough,Lower,yes,Oslo,2024-02-29 23:59:59,2024-01-01,1.02:03:04,1,10
        ,1e3,4,0.5,,,,upper,0,,2024-01-01,,00:00:01,0.5,-3
        NA,-2,-8.1,1,0.25,-7,storm,Upper,false,"São, Tomé",2024-06-30T12:00:00Z,2023-12-31,12:30:00,2,1e5

        """,
        """
        Length,Words,Shares,Tags,IsAnswered
        4,late:1 refund:7,late:1.5 refund:-3,late refund,1
        7,,,,no
        0,hello,a:b:1 x,"new  late",true

        """,
    ];

    public override byte[] Make(FuzzRandom random)
    {
        string text = random.Pick(Seeds);
        if (random.OneIn(2))
        {
            return ByteMutator.Mutate(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(random.Pick(Seeds)), random, s_tokens);
        }

        List<List<string>> rows = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',').ToList())];
        int changes = 1 + random.Small(6);
        for (int i = 0; i < changes; i++)
        {
            Change(rows, random);
        }

        string end = random.Pick(["\n", "\r\n", "\r"]);
        string changed = string.Concat(rows.Select(row => string.Join(',', row) + end));
        return random.Below(16) switch
        {
            0 => Encoding.Unicode.GetBytes("\ufeff" + changed),
            1 => Encoding.Latin1.GetBytes(changed),
            2 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(changed)],
            _ => Encoding.UTF8.GetBytes(changed),
        };
    }

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        string path = Path.Combine(FuzzSettings.Temporary, FormattableString.Invariant($"{Environment.CurrentManagedThreadId}.csv"));
        File.WriteAllBytes(path, input);
        return Oracle.Refusal(() => Read(path), Documented) ?? "read";
    }

    /// <summary>The exceptions that reading may end in.</summary>
    protected abstract Type[] Documented { get; }

    /// <summary>Reads a file.</summary>
    protected abstract void Read(string path);

    private static void Change(List<List<string>> rows, FuzzRandom random)
    {
        List<string> row = random.Pick(rows);
        switch (random.Below(10))
        {
            case 0:
                row.RemoveAt(random.Below(row.Count));
                row.Add("");
                break;
            case 1:
                row.Insert(random.Below(row.Count + 1), random.Pick(s_cells));
                break;
            case 2:
                rows.Insert(random.Below(rows.Count + 1), [.. row]);
                break;
            case 3:
                rows[0][random.Below(rows[0].Count)] = random.Pick(
                    [.. rows[0], .. HostileTexts.All.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")]);
                break;
            case 4:
                row[random.Below(row.Count)] =
                    $"\"{random.Pick(random.OneIn(4) ? HostileTexts.Long : HostileTexts.All).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
                break;
            default:
                row[random.Below(row.Count)] = random.Pick(s_cells);
                break;
        }

        if (row.Count == 0)
        {
            row.Add("");
        }
    }
}

/// <summary>Readers that are generated for records.</summary>
internal sealed class CsvRecords : CsvTarget
{
    public override string Name => "csv-records";

    public override int DefaultInputs => 1_000;

    protected override Type[] Documented => [typeof(NbmCsvException)];

    protected override void Read(string path)
    {
        if (File.ReadAllText(path).Contains("Length", StringComparison.Ordinal))
        {
            LetterCsv.Read(path);
        }
        else
        {
            TripCsv.Read(path);
        }
    }
}

/// <summary>Rows as the tool reads them, by a model's schema.</summary>
internal sealed class CsvModelRows : CsvTarget
{
    private static readonly AdditiveModel s_trip = Corpus.Seeds.All.First(seed => seed.Name == "trip").Model,
        s_letter = Corpus.Seeds.All.First(seed => seed.Name == "letter").Model;

    public override string Name => "csv-rows";

    public override int DefaultInputs => 1_000;

    protected override Type[] Documented => [typeof(NbmCsvException), typeof(NbmDataException), typeof(ToolException)];

    protected override void Read(string path) =>
        ModelRows.Read(File.ReadAllText(path).Contains("Length", StringComparison.Ordinal) ? s_letter : s_trip, path);
}
