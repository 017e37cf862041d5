namespace Pokemanager.Silo.Storage;

/// <summary>The tables as one connection sees them.</summary>
/// <param name="run">How often the store was opened; only the writer gives versions.</param>
internal sealed class Tables(Database database, long run = 0) : IDisposable
{
    public Database Database => database;

    public Versions Versions { get; } = new(run);

    public StateTable States { get; } = new(database);

    public ReminderRows Reminders { get; } = new(database);

    public void Dispose() => database.Dispose();
}
