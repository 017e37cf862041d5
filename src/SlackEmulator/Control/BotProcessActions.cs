using System.Text.Json;
using Pokemanager.SlackEmulator.Wire;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>The bot's process over HTTP: how it is, and the end and start of it.</summary>
internal static class BotProcessActions
{
    public static Action<Utf8JsonWriter> Read(EmulatedSlack slack)
    {
        var bot = Bot(slack);
        return writer =>
        {
            writer.WriteBoolean("is_running", bot.IsRunning);
            writer.WriteString("since", bot.Since);
            writer.WriteOptional("ended", bot.Ended);
            writer.WriteNumber("speed", bot.Speed);
        };
    }

    public static Action<Utf8JsonWriter> Apply(EmulatedSlack slack, ControlArguments arguments)
    {
        switch (arguments.Required("action"))
        {
            case "kill": Bot(slack).Kill(); break;
            case "start": Bot(slack).Start(); break;
            case var unknown: throw new ArgumentException($"There is no action {unknown}; there are kill and start.");
        }

        return Read(slack);
    }

    private static IBotProcess Bot(EmulatedSlack slack) =>
        slack.Options.Bot ?? throw new KeyNotFoundException("The bot's process does not belong to this emulator.");
}
