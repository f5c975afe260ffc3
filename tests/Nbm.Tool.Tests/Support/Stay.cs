using System.Globalization;

namespace Nbm.Tool.Tests.Support;

/// <summary>Days in a hospital, of wards with hazards of their own.</summary>
[NbmModel(Task = ModelTask.Cox)]
internal sealed partial record Stay(
    [Feature] double Age, [Feature] string? Doctor, [Target] double Days, [Event] bool Left, [Stratum] string Ward);

/// <summary>What a patient has, one of three.</summary>
[NbmModel]
internal sealed partial record Finding([Feature(Unit = "years")] double Age, [Feature] Pulse? Pulse, [Target] Illness Illness);

/// <summary>How a pulse is.</summary>
internal enum Pulse
{
    /// <summary>Below 50.</summary>
    Slow,

    /// <summary>Above 100.</summary>
    [Level("very fast")]
    Fast,
}

/// <summary>What it may be.</summary>
internal enum Illness
{
    /// <summary>Nothing serious.</summary>
    [Level("a cold")]
    Cold,

    /// <summary>The flu.</summary>
    Flu,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Rows of patients as text.</summary>
internal static class Patients
{
    public static IEnumerable<string> Stays(int rows) => ["id,age,doctor,days,left,ward", .. Enumerable.Range(0, rows).Select(Stay)];

    public static IEnumerable<string> Findings(int rows) => ["age,pulse,illness", .. Enumerable.Range(0, rows).Select(Finding)];

    private static string Stay(int i)
    {
        string doctor = i % 6 == 0 ? "" : $"Dr. {(char)('A' + (i % 4))}", ward = i % 2 == 0 ? "east" : "west";
        return string.Create(
            CultureInfo.InvariantCulture,
                $"p{i},{20 + (i * 7 % 60)}.5,{doctor},{1 + (i * 37 % 50)}.25,{(i % 3 > 0 ? "yes" : "no")},{ward}");
    }

    private static string Finding(int i)
    {
        int age = 20 + (i * 7 % 60);
        string pulse = new[] { "slow", "very fast", "" }[i % 3];
        string illness = new[] { "a cold", "flu", "other" }[i % 11 == 0 ? 0 : (age - 20) / 20];
        return string.Create(CultureInfo.InvariantCulture, $"{age},{pulse},{illness}");
    }
}
