using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using Orleans.Runtime.Hosting;
using Pokemanager.Grains.Requests;

namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>
/// PostgreSQL for a cluster of silos. Membership goes through Orleans' AdoNet provider; states, reminders and the index
/// of requests are written by <see cref="PostgresWriter"/>, those that meet in one transaction. One pool of connections serves all.
/// </summary>
internal sealed class PostgresStorage : IStorage
{
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(3);

    private readonly NpgsqlDataSource _database;
    private readonly PostgresWriter _writer;

    private PostgresStorage(NpgsqlDataSource database, ILoggerFactory loggers) =>
        (_database, _writer) = (database, new PostgresWriter(database, loggers.CreateLogger<PostgresWriter>()));

    public bool IsShared => true;

    /// <summary>Opens it, and creates or upgrades the tables where needed.</summary>
    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    /// <exception cref="StorageException">The database cannot be reached or used; the message says why and never repeats a password.</exception>
    public static async Task<PostgresStorage> OpenAsync(string connectionString, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var settings = Read(connectionString);
        var place = $"postgres at {settings.Host}:{settings.Port}, database {settings.Database ?? settings.Username}";
        var source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        try
        {
            return await new PatientOpening(clock, loggers.CreateLogger<PostgresStorage>()).OpenAsync(place, OpenOnceAsync, Judge, cancellationToken);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }

        async Task<PostgresStorage> OpenOnceAsync()
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await PostgresSchema.UpgradeAsync(connection, PostgresSchema.Steps, place, cancellationToken);
            return new PostgresStorage(source, loggers);
        }
    }

    public void AddTo(ISiloBuilder silo)
    {
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = _database;
        });
        silo.AddReminders();
        silo.Services.AddGrainStorage("Default", (_, _) => new PostgresGrainStorage(_database, _writer));
        silo.Services.AddSingleton<IReminderTable>(new PostgresReminderTable(_database, _writer));
        silo.Services.AddSingleton<IRequestIndex>(new PostgresRequestIndex(_database));
    }

    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(ProbePatience);
        try
        {
            await using var command = _database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(patience.Token);
            return null;
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Describe(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        NpgsqlConnectionStringBuilder given;
        try
        {
            given = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The message may repeat a value, and a value may be the password.
            throw new FormatException("--storage: what follows 'postgres:' is no connection string. Write postgres:Host=…;Username=…;Password=…;Database=….");
        }

        if (string.IsNullOrEmpty(given.Host))
        {
            throw new FormatException("--storage: the connection string after 'postgres:' names no Host.");
        }

        given.ApplicationName ??= "pokemanager";

        // Npgsql's own builder does not tell what was written from what it adds.
        var written = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>().Select(key => key.Replace(" ", "", StringComparison.Ordinal));
        var keys = written.ToHashSet(StringComparer.OrdinalIgnoreCase);
        given.MaxPoolSize = keys.Contains("MaximumPoolSize") || keys.Contains("MaxPoolSize") ? given.MaxPoolSize : 32;
        given.MaxAutoPrepare = keys.Contains("MaxAutoPrepare") ? given.MaxAutoPrepare : 40;
        given.NoResetOnClose = !keys.Contains("NoResetOnClose") || given.NoResetOnClose;
        given.Timeout = keys.Contains("Timeout") ? given.Timeout : 5;
        given.CommandTimeout = keys.Contains("CommandTimeout") ? given.CommandTimeout : 10;
        return given;
    }

    private static (bool MayPass, string Why)? Judge(Exception failure) =>
        failure is NpgsqlException or SocketException or TimeoutException ? (MayPass(failure), Describe(failure)) : null;

    /// <summary>Whether waiting can help: the server is away, starting or full, as opposed to refusing.</summary>
    private static bool MayPass(Exception failure) => failure is not PostgresException refusal || refusal.IsTransient || refusal.SqlState is "57P03" or "3D000";

    private static string Describe(Exception failure) => failure switch
    {
        PostgresException { SqlState: "28P01" or "28000" } => "it refuses the user or the password. Mend the value of --storage.",
        PostgresException { SqlState: "3D000" } => "the database does not exist. Create it, or name another one.",
        PostgresException { SqlState: "42501" } refusal => $"the user may not create tables there ({refusal.MessageText}). Grant CREATE on the schema.",
        PostgresException refusal => $"it answers {refusal.SqlState}: {refusal.MessageText}.",
        OperationCanceledException or TimeoutException => "it does not answer in time.",
        _ => $"it cannot be reached ({failure.Message}). See that it runs, and that address and port are right.",
    };
}
