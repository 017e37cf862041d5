using Microsoft.Extensions.Logging;

namespace Pokemanager.Grains.Commands;

internal sealed partial class CommandGrain
{
    [LoggerMessage(1, LogLevel.Debug, "Workspace {Workspace}: {Command} was delivered again")]
    private partial void LogRepeated(string workspace, string command);

    [LoggerMessage(2, LogLevel.Warning, "Workspace {Workspace}: what {Command} asks for could not be looked up")]
    private partial void LogNotAnswered(Exception exception, string workspace, string command);

    [LoggerMessage(3, LogLevel.Warning, "Workspace {Workspace}: a command in {Channel} could not be carried out; it is tried again")]
    private partial void LogNotCarriedOut(Exception exception, string workspace, string channel);

    [LoggerMessage(4, LogLevel.Warning, "Workspace {Workspace}: the answer to a command could not be shown: {Error}")]
    private partial void LogNotShown(string workspace, string error);
}
