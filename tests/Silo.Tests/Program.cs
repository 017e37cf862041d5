using Pokemanager.Silo.Tests.Storage;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// Most of the time each waits for a process.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]

namespace Pokemanager.Silo.Tests;

/// <summary>Runs the tests, or is the process that one of them kills.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args) => args switch
    {
        [KilledWriter.Verb, var file, var run] => await KilledWriter.WriteAsync(file, run),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => await ConsoleRunner.Run(args),
    };
}
