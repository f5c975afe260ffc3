using System.Diagnostics;

namespace Nbm.Export.Tests.Databases;

/// <summary>A server of PostgreSQL with a cluster of its own in a temporary folder, reached by a socket there; gone when it is
/// disposed.</summary>
public sealed class PostgreSqlServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nbm-pg-");

    public PostgreSqlServer()
    {
        if (Folder is null)
        {
            return;
        }

        if (IsRoot)
        {
            Run("chown", "postgres", _folder.FullName);
        }

        RunAsPostgres("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync");
        RunAsPostgres("pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder.FullName, "log"), "-o",
            $"-c listen_addresses= -c unix_socket_directories={_folder.FullName} -c fsync=off", "start");
    }

    /// <summary>Why there is none; null if there is.</summary>
    public static string? Missing => Folder is null
        ? "PostgreSQL's server isn't installed: no initdb under /usr/lib/postgresql (Debian: apt-get install postgresql)." : null;

    public string ConnectionString => $"Host={_folder.FullName};Username=postgres;Database=postgres;Pooling=false";

    private static string? Folder { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose()
    {
        if (Folder is not null)
        {
            RunAsPostgres("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        }

        _folder.Delete(recursive: true);
    }

    private static void RunAsPostgres(string program, params string[] arguments) // It refuses to run as root.
    {
        string path = Path.Combine(Folder!, program);
        if (IsRoot)
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardError = true };
        if (arguments.Contains("start"))
        {
            start.RedirectStandardError = false; // The server would keep it open.
        }

        using Process process = Process.Start(start)!;
        string errors = start.RedirectStandardError ? process.StandardError.ReadToEnd() : "see its log";
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors}");
        }
    }
}
