using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Pokemanager.Cluster.Tests.Servers;
using Pokemanager.Silo.Storage;
using Pokemanager.Silo.Storage.Postgres;

namespace Pokemanager.Cluster.Tests.Storage;

/// <summary>Writes that meet share a transaction, and nothing else.</summary>
public sealed class PostgresWriterTests(DatabaseServers servers) : IClassFixture<DatabaseServers>
{
    private const int Many = 500;

    [Fact]
    public async Task Each_write_hears_its_own_answer_however_many_share_a_transaction()
    {
        await using var database = await NewTableAsync();
        await using var writer = new PostgresWriter(database, NullLogger.Instance);

        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => Insert(writer, i)));

        Assert.Equal(Enumerable.Range(0, Many).Select(i => (long?)i), answers);
        Assert.InRange(await NumberAsync(database, "SELECT count(DISTINCT xmin::text) FROM number"), 1, Many / 4);
    }

    [Fact]
    public async Task A_write_that_cannot_be_made_fails_and_the_others_of_its_group_are_kept()
    {
        await using var database = await NewTableAsync();
        await using var writer = new PostgresWriter(database, NullLogger.Instance);
        await Insert(writer, 0);

        var writes = Enumerable.Range(0, Many).Select(i => Insert(writer, i)).ToArray();

        await Assert.ThrowsAsync<StorageException>(() => writes[0]);
        await Task.WhenAll(writes[1..]);
        Assert.Equal(Many, await NumberAsync(database, "SELECT count(*) FROM number"));
    }

    [Fact]
    public async Task What_waits_when_it_ends_is_written_first()
    {
        await using var database = await NewTableAsync();
        var writer = new PostgresWriter(database, NullLogger.Instance);
        var writes = Enumerable.Range(0, Many).Select(i => Insert(writer, i)).ToArray();

        await writer.DisposeAsync();

        Assert.All(writes, write => Assert.True(write.IsCompletedSuccessfully));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Insert(writer, Many));
    }

    private static Task<long?> Insert(PostgresWriter writer, long number) =>
        writer.RunAsync("INSERT INTO number VALUES ($1) RETURNING n", new NpgsqlParameter<long> { TypedValue = number });

    private async Task<NpgsqlDataSource> NewTableAsync()
    {
        var (storage, _) = await servers.NewAsync("postgres");
        var database = NpgsqlDataSource.Create(storage["postgres:".Length..]);
        await using var create = database.CreateCommand("CREATE TABLE number (n bigint PRIMARY KEY)");
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return database;
    }

    private static async Task<long> NumberAsync(NpgsqlDataSource database, string sql)
    {
        await using var query = database.CreateCommand(sql);
        return (long)(await query.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
