using Microsoft.Extensions.Logging.Console;

namespace Pokemanager.Silo.Hosting;

/// <summary>How the process logs: ours from Information, others' from Warning.</summary>
internal static class Logging
{
    public static void AddPokemanagerLogging(this ILoggingBuilder logging, bool asJson)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Pokemanager", LogLevel.Information);
        if (asJson)
        {
            logging.AddJsonConsole(options =>
            {
                options.TimestampFormat = "O";
                options.UseUtcTimestamp = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.TimestampFormat = "HH:mm:ss.fff ";
                options.ColorBehavior = LoggerColorBehavior.Default;
            });
        }
    }
}
