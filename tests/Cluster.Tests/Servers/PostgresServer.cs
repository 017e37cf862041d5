using Npgsql;
using Pokemanager.Silo.Tests.Running;

namespace Pokemanager.Cluster.Tests.Servers;

/// <summary>A PostgreSQL server of these tests' own, durable as in production. It can be stopped and started.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string Programs = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";

    private readonly string _folder;
    private readonly string _address;

    private PostgresServer(string folder, string address, int port) => (_folder, _address, Port) = (folder, address, port);

    public int Port { get; }

    /// <summary>Starts it where clients of <paramref name="net"/> reach it.</summary>
    public static async Task<PostgresServer> StartAsync(string address = "127.0.0.1", string net = "127.0.0.0/8")
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("pokemanager-postgres-").FullName, address, BotProcess.FreePort());
        await AsOwnerAsync("chown", "postgres", server._folder);
        await server.RunAsync($"{Programs}/initdb -D {server._folder}/data -U postgres -A trust --no-instructions -E UTF8 --locale=C.UTF-8 >{server._folder}/initdb.log");
        await File.AppendAllTextAsync(
            server._folder + "/data/postgresql.conf",
            $"listen_addresses='{address}'\nport={server.Port}\nunix_socket_directories=''\nmax_connections=200\n");
        await File.AppendAllTextAsync(server._folder + "/data/pg_hba.conf", $"host all postgres {net} trust\n");
        await server.ResumeAsync();
        return server;
    }

    /// <summary>The value of <c>--storage</c> for a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = "d" + Guid.NewGuid().ToString("n");
        await using var source = NpgsqlDataSource.Create(Connection("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return "postgres:" + Connection(name);
    }

    /// <summary>Stops it as a crash does.</summary>
    public Task CrashAsync() => RunAsync($"{Programs}/pg_ctl -D {_folder}/data -m immediate stop >/dev/null");

    public Task ResumeAsync() => RunAsync($"{Programs}/pg_ctl -D {_folder}/data -w -t 60 -l {_folder}/log start >/dev/null");

    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Connection(string database) => $"Host={_address};Port={Port};Username=postgres;Database={database}";

    // It refuses to run as root, which containers and test machines often are.
    private Task RunAsync(string command) => Environment.UserName is "root"
        ? ServerCommand.RunAsync("runuser", "-u", "postgres", "--", "sh", "-c", $"cd {_folder} && {command}")
        : ServerCommand.RunAsync("sh", "-c", command);

    private static Task AsOwnerAsync(string program, params string[] arguments) =>
        Environment.UserName is "root" ? ServerCommand.RunAsync(program, arguments) : Task.CompletedTask;
}
