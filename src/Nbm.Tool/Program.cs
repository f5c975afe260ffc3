using Nbm.Tool.Commands;
using Nbm.Tool.Terminal;

return NbmCommand.Run(args, new ToolConsole(Console.Out, Console.Error));
