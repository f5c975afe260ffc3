using Nbm.Tool.Commands;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Tests.Support;

/// <summary>A run of the tool in this process.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = NbmCommand.Run(args, new ToolConsole(output, error));
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>A run that does what it is asked to.</summary>
    public static ToolRun Good(params string[] args)
    {
        ToolRun run = Of(args);
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        return run;
    }

    /// <summary>A run that does what it is asked to, from a folder.</summary>
    public static ToolRun GoodIn(string folder, params string[] args)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            return Good(args);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
