using System.Globalization;

namespace Nbm.Tool.Tests.Support;

public enum Answer { No, Yes }

/// <summary>A request that was granted or not; its file has a number and a region beside, which no model reads.</summary>
[NbmModel]
public sealed partial record Request
{
    [Feature] public required double Size { get; init; }

    [Feature] public required double Age { get; init; }

    [Target] public required Answer Answer { get; init; }

    public static string[] Lines(int rows)
    {
        var random = new Random(4);
        return ["Number,Region,Size,Age,Answer", .. Enumerable.Range(0, rows).Select(i =>
        {
            double size = Math.Round(10 * random.NextDouble(), 1), age = Math.Round(60 * random.NextDouble());
            string answer = size + (age / 10) + (3 * random.NextDouble()) > 9 ? "Yes" : "No";
            return string.Create(CultureInfo.InvariantCulture, $"N-{i},{(i % 3 == 0 ? "north" : "south")},{size},{age},{answer}");
        })];
    }
}
