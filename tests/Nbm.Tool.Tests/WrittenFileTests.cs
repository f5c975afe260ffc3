using System.Runtime.Versioning;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Whatever the tool writes replaces a file whole, and keeps it as private as it was.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WrittenFileTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void A_private_file_stays_private()
    {
        string project = bookings.File("project"), csv = bookings.File("plain.csv");
        File.WriteAllLines(csv, ["a,b", "1,2", "3,4", "4,7"]);
        ToolRun.Good("scaffold", csv, "--target", "b", "-o", project);
        Dictionary<string, string[]> commands = new()
        {
            [bookings.File("r.html")] = ["report", bookings.Path, "--data", bookings.Csv, "-o", bookings.File("r.html")],
            [bookings.File("d.html")] = ["diff", bookings.Path, bookings.OtherPath, "--html", bookings.File("d.html")],
            [bookings.File("d.svg")] = ["diff", bookings.Path, bookings.OtherPath, "--svg", bookings.File("d.svg")],
            [bookings.File("m.cs")] = ["export", bookings.Path, "--to", "csharp", "-o", bookings.File("m.cs")],
            [System.IO.Path.Join(project, "Program.cs")] = ["scaffold", csv, "--target", "b", "-o", project, "--force"],
        };
        foreach ((string file, string[] args) in commands)
        {
            File.WriteAllText(file, "before");
            File.SetUnixFileMode(file, Private);

            ToolRun.Good(args);

            File.GetUnixFileMode(file).ShouldBe(Private, file);
            File.ReadAllText(file).ShouldNotBe("before");
            Directory.GetFiles(System.IO.Path.GetDirectoryName(file)!, "*.tmp").ShouldBeEmpty();
        }
    }
}
