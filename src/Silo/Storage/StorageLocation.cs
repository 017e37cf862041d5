namespace Pokemanager.Silo.Storage;

/// <summary>Where the bot keeps its state.</summary>
internal sealed record StorageLocation
{
    private const string Sqlite = "sqlite:";
    private const string PostgresPrefix = "postgres:";
    private const string RedisPrefix = "redis:";
    private const string Forms =
        "Give sqlite:FILE (such as sqlite:pokemanager.db), postgres:CONNECTION STRING, redis:CONFIGURATION or memory.";

    private StorageLocation(string? file) => File = file;

    /// <summary>Nothing survives the process.</summary>
    public static StorageLocation Memory { get; } = new((string?)null);

    /// <summary>The database's full path; null when it lives in memory or on a server.</summary>
    public string? File { get; }

    /// <summary>An Npgsql connection string.</summary>
    public string? Postgres { get; private init; }

    /// <summary>A StackExchange.Redis configuration.</summary>
    public string? Redis { get; private init; }

    /// <summary>Reads the value of <c>--storage</c>: <c>sqlite:FILE</c>, <c>postgres:…</c>, <c>redis:…</c> or <c>memory</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message names the forms and never repeats a connection string.</exception>
    public static StorageLocation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var value = text.Trim();
        if (value.Equals("memory", StringComparison.OrdinalIgnoreCase))
        {
            return Memory;
        }

        if (value.StartsWith(Sqlite, StringComparison.OrdinalIgnoreCase))
        {
            return OfFile(value[Sqlite.Length..].Trim());
        }

        if (value.StartsWith(PostgresPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new((string?)null) { Postgres = value[PostgresPrefix.Length..] };
        }

        if (value.StartsWith(RedisPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return new((string?)null) { Redis = value[RedisPrefix.Length..] };
        }

        throw new FormatException($"--storage: the value has none of the known forms. {Forms}");
    }

    /// <inheritdoc />
    public override string ToString() => this switch
    {
        // What follows may hold a password.
        { Postgres: not null } => PostgresPrefix + "…",
        { Redis: not null } => RedisPrefix + "…",
        { File: { } file } => Sqlite + file,
        _ => "memory",
    };

    private static StorageLocation OfFile(string file) => file switch
    {
        "" => throw new FormatException($"--storage: 'sqlite:' lacks the file's name. {Forms}"),
        ":memory:" => throw new FormatException($"--storage: 'sqlite::memory:' is written 'memory'. {Forms}"),
        _ when file.Contains('\0', StringComparison.Ordinal) => throw new FormatException($"--storage: the file's name holds a NUL character. {Forms}"),
        _ => new(Path.GetFullPath(file)),
    };
}
