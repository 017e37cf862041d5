using Npgsql;

namespace Pokemanager.Load.Servers;

/// <summary>A PostgreSQL server of this run's own with its default settings, so every commit is on the disk before it is answered.</summary>
internal sealed class PostgresServer : IServer
{
    private static readonly string Programs = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";

    private readonly string _folder = Directory.CreateTempSubdirectory("pokemanager-postgres-").FullName;
    private readonly int _port = Ports.Free(1)[0];
    private PostgresDatabase? _database;

    public string Storage => Database.Storage;

    private PostgresDatabase Database => _database ?? throw new InvalidOperationException("The server has not started.");

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new PostgresServer();
        if (Environment.UserName is "root")
        {
            await ServerCommand.RunAsync("chown", ["postgres", server._folder], cancellationToken);
        }

        await server.RunAsync($"{Programs}/initdb -D data -U postgres -A trust --no-instructions -E UTF8 --locale=C.UTF-8 >initdb.log", cancellationToken);
        await File.AppendAllTextAsync(
            server._folder + "/data/postgresql.conf",
            $"listen_addresses='127.0.0.1'\nport={server._port}\nunix_socket_directories=''\nmax_connections=200\n",
            cancellationToken);
        await server.ResumeAsync(cancellationToken);
        server._database = new PostgresDatabase(await server.NewPlaceAsync(cancellationToken));
        return server;
    }

    public async Task<string> NewPlaceAsync(CancellationToken cancellationToken)
    {
        var name = "d" + Guid.NewGuid().ToString("n");
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return "postgres:" + Connection(name);
    }

    public Task<long> SizeAsync(CancellationToken cancellationToken) => Database.SizeAsync(cancellationToken);

    public Task<StoreCounters> CountAsync(CancellationToken cancellationToken) => Database.CountAsync(cancellationToken);

    public Task CrashAsync(CancellationToken cancellationToken) => RunAsync($"{Programs}/pg_ctl -D data -m immediate stop >/dev/null", cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => RunAsync($"{Programs}/pg_ctl -D data -w -t 60 -l log start >/dev/null", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (File.Exists(_folder + "/data/postmaster.pid"))
        {
            await CrashAsync(CancellationToken.None);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    // It refuses to run as root, which containers and test machines often are.
    private Task RunAsync(string command, CancellationToken cancellationToken) => Environment.UserName is "root"
        ? ServerCommand.RunAsync("runuser", ["-u", "postgres", "--", "sh", "-c", $"cd {_folder} && {command}"], cancellationToken)
        : ServerCommand.RunAsync("sh", ["-c", $"cd {_folder} && {command}"], cancellationToken);
}
