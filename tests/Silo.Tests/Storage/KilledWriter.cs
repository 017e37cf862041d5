using System.Diagnostics;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A process that writes to a store as fast as it can and tells each confirmed write, until it is killed.</summary>
internal sealed class KilledWriter
{
    public const string Verb = "write-until-killed";
    private const int AtOnce = 8;

    /// <summary>What the process does.</summary>
    public static async Task<int> WriteAsync(string file, string run)
    {
        await using var store = SqliteStore.Open(StorageLocation.Parse("sqlite:" + file));
        var (states, reminders) = (new SqliteGrainStorage(store), new SqliteReminderTable(store));
        var told = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            for (var i = 0; ; i++)
            {
                var key = $"{run}/{worker}/{i}";
                var state = new GrainState<Note>(new Note { Text = "draft" });
                await states.WriteStateAsync("note", TemporaryStore.Request(key), state);
                state.State = new Note { Text = key, WakeAt = 1, Asked = ["T1/U" + key] };
                await states.WriteStateAsync("note", TemporaryStore.Request(key), state);
                await reminders.UpsertRow(new ReminderEntry { GrainId = TemporaryStore.Request(key), ReminderName = "due", Period = TimeSpan.FromSeconds(1) });
                await told.WriteLineAsync(key);
            }
        }));
        return 0;
    }

    /// <summary>Starts the process, kills it with -9 after so many confirmed writes; all that it told.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(string file, string run, int writes)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, Arguments(file, run)) { RedirectStandardOutput = true })!;
        var told = new List<string>();
        try
        {
            while (told.Count < writes && await LineAsync(process) is { } key)
            {
                told.Add(key);
            }
        }
        finally
        {
            process.Kill();
        }

        // A line that the kill cut short was not told.
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        told.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return told;
    }

    private static async Task<string?> LineAsync(Process process)
    {
        var patience = TimeSpan.FromSeconds(60);
        try
        {
            return await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Within {patience} the writing process confirmed no further write.");
            throw;
        }
    }

    // Run by its own executable, or by `dotnet x.dll`.
    private static IEnumerable<string> Arguments(string file, string run) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? [typeof(KilledWriter).Assembly.Location, Verb, file, run]
            : [Verb, file, run];
}
