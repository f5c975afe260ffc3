using Nbm.Freezing;
using Spectre.Console;

namespace Nbm.Tool.Terminal;

/// <summary>
/// Where results and messages go. Colour and progress only where a person sees them; what is redirected is
/// plain text. Texts of files are made visible here, whoever writes them (<see cref="VisibleWriter"/>).
/// </summary>
internal sealed class ToolConsole(TextWriter output, TextWriter error)
{
    private const int PlainWidth = 200; // Of text that no terminal wraps.

    /// <summary>Results.</summary>
    public IAnsiConsole Output { get; } = Console(output, System.Console.Out, System.Console.IsOutputRedirected);

    /// <summary>Messages and progress.</summary>
    public IAnsiConsole Error { get; } = Console(error, System.Console.Error, System.Console.IsErrorRedirected);

    /// <summary>Results, without layout.</summary>
    public TextWriter Text { get; } = new VisibleWriter(output);

    /// <summary>Messages, without layout.</summary>
    public TextWriter ErrorText { get; } = new VisibleWriter(error);

    /// <summary>Documents that other programs read: to the last character as they are, but on a terminal.</summary>
    public TextWriter Document => ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected ? Text : output;

    /// <summary>A text on one line of a table.</summary>
    public static Text Cell(string text) => new(VisibleText.OneLine(text));

    /// <summary>A table without lines, which reads alike in a terminal and in a file.</summary>
    public static Table Table(params ReadOnlySpan<string> headings)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = true };
        foreach (string heading in headings)
        {
            table.AddColumn(new TableColumn(Markup.Escape(heading)) { NoWrap = true, Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    private static IAnsiConsole Console(TextWriter writer, TextWriter terminal, bool isRedirected)
    {
        bool isPlain = isRedirected || !ReferenceEquals(writer, terminal);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Pipeline.Attach(new VisibleHook());
        if (isPlain)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
