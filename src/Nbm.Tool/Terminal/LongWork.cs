using Spectre.Console;

namespace Nbm.Tool.Terminal;

/// <summary>Shows how far long work is, where someone looks.</summary>
internal static class LongWork
{
    /// <summary>Does work that reports the share that is done.</summary>
    public static T Of<T>(ToolConsole console, string what, Func<Action<double>, T> work)
    {
        if (!console.Error.Profile.Capabilities.Interactive)
        {
            return work(_ => { });
        }

        return console.Error.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(what));
            return work(share => task.Value = 100 * share);
        });
    }
}
