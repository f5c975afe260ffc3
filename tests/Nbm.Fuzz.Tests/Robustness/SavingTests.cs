using System.Diagnostics;
using Nbm.Fuzz.Tests.Corpus;

namespace Nbm.Fuzz.Tests.Robustness;

/// <summary>A file that is replaced is the old one or the new one, whatever happens while it is written.</summary>
public sealed class SavingTests : IDisposable
{
    private const string Old = "the old file";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nbm-saving-");

    [Fact]
    public void A_process_that_is_killed_while_it_writes_leaves_the_old_file()
    {
        string target = Write("out.json"), model = Large();
        string[] before = Directory.GetFiles(_folder.FullName);
        int killed = 0;
        for (int i = 0; i < 5 && killed == 0; i++)
        {
            using Process process = ToolProcess.Start(["export", model, "--to", "json", "-o", target]);
            SpinWait.SpinUntil(() => process.HasExited || Directory.GetFiles(_folder.FullName).Length > before.Length,
                TimeSpan.FromSeconds(60));
            process.Kill();
            process.WaitForExit();
            killed += process.ExitCode == 0 ? 0 : 1;
            string text = File.ReadAllText(target);
            (text == Old || text.EndsWith('}')).ShouldBeTrue("it is the old file, or the whole new one");
            File.WriteAllText(target, Old);
        }

        killed.ShouldBeGreaterThan(0, "one of the processes was killed before it had written all");
    }

    [Fact]
    public void A_stream_that_fails_anywhere_ends_in_its_exception()
    {
        AdditiveModel model = Seeds.All[1].Model;
        for (int room = 0; room < Seeds.All[1].File.Length; room += 97)
        {
            Should.Throw<IOException>(() => model.Save(new FullStream(room)));
        }
    }

    [Fact]
    public void Exports_to_a_stream_that_fails_end_in_its_exception()
    {
        AdditiveModel model = Seeds.All.First(seed => seed.Name == "policy").Model;
        foreach (ModelExport export in new ModelExport[] { new JsonExport(), new CSharpExport(), new OnnxExport(),
            new SqlExport(SqlDialect.Sqlite) })
        {
            Should.Throw<IOException>(() => model.Export(new FullStream(100), export));
        }
    }

    [Fact]
    public void An_export_that_is_refused_leaves_the_old_file()
    {
        string target = Write("out.onnx");
        Should.Throw<NbmExportException>(() => Seeds.All.First(seed => seed.Name == "letter").Model.Export(target, new OnnxExport()));
        File.ReadAllText(target).ShouldBe(Old);
        Directory.GetFiles(_folder.FullName).ShouldBe([target]);
    }

    [TmpfsFact]
    public void A_full_disk_ends_in_a_clear_line_and_leaves_the_old_file()
    {
        string model = Large(), folder = _folder.CreateSubdirectory("full").FullName;
        string command = $"mount -t tmpfs -o size=256k none {folder} && printf '{Old}' > {folder}/out.json; {ToolProcess.Dotnet} "
            + $"{ToolProcess.Assembly} export {model} --to json -o {folder}/out.json; echo \"[$?]\"; cat {folder}/out.json; echo; ls -A "
            + $"{folder}";
        (_, string output) = ToolProcess.Shell(
            $"unshare --map-root-user --mount sh -c '{command.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        output.ShouldContain("[2]");
        output.ShouldContain("nbm: ");
        output.ShouldContain(Old);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.StartsWith("out.json", StringComparison.Ordinal))
            .ShouldBe(1, "no file is left beside it: " + output);
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_device_without_room_ends_in_an_IOException()
    {
        if (!File.Exists("/dev/full"))
        {
            return; // Linux has it.
        }

        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Should.Throw<IOException>(() => Seeds.All[1].Model.Save(full));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, Old);
        return path;
    }

    // Takes a while to be written as JSON.
    private string Large()
    {
        string path = Path.Combine(_folder.FullName, "model.nbm");
        LargeModels.All["values of a table"]().Save(path);
        return path;
    }

    private sealed class FullStream(int room) : Stream
    {
        private long _written;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) =>
            _written = _written + count <= room ? _written + count : throw new IOException("No space left on device");

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
