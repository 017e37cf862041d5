using Orleans.Runtime.Hosting;
using Pokemanager.Grains.Requests;

namespace Pokemanager.Silo.Storage;

/// <summary>Gives a silo its storage.</summary>
internal static class StorageExtensions
{
    /// <summary>Grain states, reminders and the index of requests all live in <paramref name="store"/>, which outlives the silo.</summary>
    public static ISiloBuilder AddSqliteStorage(this ISiloBuilder silo, SqliteStore store)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddReminders();
        silo.Services.AddGrainStorage("Default", (_, _) => new SqliteGrainStorage(store));
        silo.Services.AddSingleton<IReminderTable>(new SqliteReminderTable(store));
        silo.Services.AddSingleton<IRequestIndex>(new SqliteRequestIndex(store));
        return silo;
    }
}
