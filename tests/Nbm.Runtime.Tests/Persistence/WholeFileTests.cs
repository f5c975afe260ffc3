using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Text;
using Nbm.Persistence;

namespace Nbm.Tests.Persistence;

/// <summary>What is written keeps modes, links, pipes and devices what they were, and nothing is left behind.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WholeFileTests : IDisposable
{
    private static readonly DateTime s_longAgo = DateTime.UtcNow - TimeSpan.FromHours(1);
    private readonly string _folder = Directory.CreateTempSubdirectory("nbm-whole").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [InlineData(UnixFileMode.UserRead)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite)]
    public void A_file_that_is_replaced_keeps_its_mode(UnixFileMode mode)
    {
        string path = File("private.nbm", "before");
        System.IO.File.SetUnixFileMode(path, mode);

        WholeFile.WriteText(path, "after");

        System.IO.File.ReadAllText(path).ShouldBe("after");
        System.IO.File.GetUnixFileMode(path).ShouldBe(mode);
    }

    [Fact]
    public void What_replaces_a_private_file_is_never_open_to_others()
    {
        string path = File("private.nbm", "before");
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        UnixFileMode? seen = null;

        WholeFile.Write(path, _ => seen = System.IO.File.GetUnixFileMode(Directory.GetFiles(_folder, "*.tmp").Single()));

        seen.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_new_file_has_the_mode_that_any_other_has()
    {
        WholeFile.WriteText(Of("new.nbm"), "new");

        System.IO.File.GetUnixFileMode(Of("new.nbm")).ShouldBe(System.IO.File.GetUnixFileMode(File("other", "other")));
    }

    [Fact]
    public void A_symbolic_link_stays_and_what_it_leads_to_is_replaced()
    {
        Directory.CreateDirectory(Of("v2"));
        string target = File("v2/model.nbm", "before");
        System.IO.File.CreateSymbolicLink(Of("first.nbm"), "v2/../second.nbm");
        System.IO.File.CreateSymbolicLink(Of("second.nbm"), target);

        WholeFile.WriteText(Of("first.nbm"), "after");

        new FileInfo(Of("first.nbm")).LinkTarget.ShouldBe("v2/../second.nbm");
        new FileInfo(target).LinkTarget.ShouldBeNull();
        System.IO.File.ReadAllText(target).ShouldBe("after");
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length.ShouldBe(3);
    }

    [Fact]
    public void A_link_in_a_folder_that_is_a_link_leads_where_the_system_says()
    {
        Directory.CreateDirectory(Of("far/models"));
        Directory.CreateDirectory(Of("far/v2"));
        Directory.CreateSymbolicLink(Of("models"), "far/models");
        System.IO.File.CreateSymbolicLink(Of("far/models/current.nbm"), "../v2/model.nbm"); // Nothing is there yet.

        WholeFile.WriteText(Of("models/current.nbm"), "new");

        System.IO.File.ReadAllText(Of("far/v2/model.nbm")).ShouldBe("new");
        new FileInfo(Of("far/models/current.nbm")).LinkTarget.ShouldBe("../v2/model.nbm");
    }

    [Fact]
    public void Links_that_lead_to_one_another_are_refused()
    {
        System.IO.File.CreateSymbolicLink(Of("a"), "b");
        System.IO.File.CreateSymbolicLink(Of("b"), "a");

        Should.Throw<IOException>(() => WholeFile.WriteText(Of("a"), "x")).Message.ShouldContain("lead to one another");
    }

    [Fact]
    public async Task A_pipe_is_written_into_and_stays_one()
    {
        string pipe = Of("pipe");
        using (Process make = Process.Start("mkfifo", pipe))
        {
            await make.WaitForExitAsync();
        }

        Task<string> read = Task.Run(() => System.IO.File.ReadAllText(pipe));
        WholeFile.WriteText(pipe, "through");

        (await read.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("through");
        Directory.GetFiles(_folder).ShouldBe([pipe]);
        Task<string> again = Task.Run(() => System.IO.File.ReadAllText(pipe)); // A file would be read once more.
        WholeFile.WriteText(pipe, "again");
        (await again.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("again");
    }

    [Fact]
    public async Task A_stream_that_the_process_has_open_is_written_into()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var server = new AnonymousPipeServerStream(PipeDirection.In);
        string path = $"/proc/self/fd/{server.GetClientHandleAsString()}";
        System.IO.File.CreateSymbolicLink(Of("stdout"), path);
        WholeFile.WriteText(path, "one ");
        WholeFile.WriteText(Of("stdout"), "two");
        server.DisposeLocalCopyOfClientHandle();

        using var reader = new StreamReader(server, Encoding.UTF8);
        (await reader.ReadToEndAsync()).ShouldBe("one two");
    }

    [Fact]
    public void A_file_that_is_reached_by_way_of_a_process_is_replaced()
    {
        if (OperatingSystem.IsLinux())
        {
            WholeFile.WriteText($"/proc/self/root{Of("model.nbm")}", "before, and longer");
            WholeFile.WriteText($"/proc/self/root{Of("model.nbm")}", "after");

            System.IO.File.ReadAllText(Of("model.nbm")).ShouldBe("after");
        }
    }

    [Fact]
    public void A_device_says_that_it_is_full()
    {
        if (OperatingSystem.IsLinux())
        {
            Should.Throw<IOException>(() => WholeFile.WriteText("/dev/full", "x"));
        }
    }

    [Fact]
    public void What_a_killed_process_left_behind_is_removed_by_the_next()
    {
        string left = Old("model.nbm.abcdefgh.123.tmp");
        string[] others = [Old("model.nbm.tmp"), Old("model.nbm.abcdefgh.1234.tmp"), Old("other.nbm.abcdefgh.123.tmp"),
            Old("model.nbm.abcdefghi.12.tmp"), File("model.nbm.hgfedcba.321.tmp", "now")];

        WholeFile.WriteText(Of("model.nbm"), "new");

        System.IO.File.Exists(left).ShouldBeFalse();
        others.ShouldAllBe(other => System.IO.File.Exists(other));
    }

    [Fact]
    public void What_another_process_is_writing_is_left_alone()
    {
        string path = Old("model.nbm.abcdefgh.123.tmp");
        using var open = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);

        WholeFile.WriteText(Of("model.nbm"), "new");

        System.IO.File.Exists(path).ShouldBeTrue();
    }

    [Fact]
    public void A_write_that_fails_leaves_the_file_that_was_there_and_nothing_else()
    {
        string path = File("model.nbm", "before");

        Should.Throw<InvalidOperationException>(() => WholeFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        System.IO.File.ReadAllText(path).ShouldBe("before");
        Directory.GetFiles(_folder).ShouldBe([path]);
    }

    [Theory]
    [InlineData("a", 255)]
    [InlineData("日", 85)]
    [InlineData("𝕏", 63)]
    public void A_name_may_be_as_long_as_the_system_takes(string letter, int length)
    {
        string path = Of(string.Concat(Enumerable.Repeat(letter, length)));

        WholeFile.WriteText(path, "new");

        System.IO.File.ReadAllText(path).ShouldBe("new");
    }

    [Fact]
    public void A_folder_is_not_replaced()
    {
        Directory.CreateDirectory(Of("folder"));

        Should.Throw<Exception>(() => WholeFile.WriteText(Of("folder"), "x")).ShouldBeAssignableTo<Exception>()
            .ShouldSatisfyAllConditions(e => (e is IOException or UnauthorizedAccessException).ShouldBeTrue());
        Directory.GetFileSystemEntries(_folder).ShouldBe([Of("folder")]);
    }

    private string Of(string name) => Path.Join(_folder, name);

    private string File(string name, string text)
    {
        System.IO.File.WriteAllText(Of(name), text);
        return Of(name);
    }

    private string Old(string name)
    {
        System.IO.File.SetLastWriteTimeUtc(File(name, "half"), s_longAgo);
        return Of(name);
    }
}
