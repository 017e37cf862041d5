namespace Pokemanager.Silo.Storage;

/// <summary>Where the bot keeps its state.</summary>
internal sealed record StorageLocation
{
    private const string Sqlite = "sqlite:";
    private const string Forms = "Give sqlite:FILE (such as sqlite:pokemanager.db) or memory.";

    private StorageLocation(string? file) => File = file;

    /// <summary>Nothing survives the process.</summary>
    public static StorageLocation Memory { get; } = new((string?)null);

    /// <summary>The database's full path; null when it lives in memory.</summary>
    public string? File { get; }

    /// <summary>Reads the value of <c>--storage</c>: <c>sqlite:FILE</c> or <c>memory</c>.</summary>
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

        foreach (var server in (ReadOnlySpan<string>)["postgres", "redis"])
        {
            if (value.StartsWith(server + ":", StringComparison.OrdinalIgnoreCase))
            {
                throw new FormatException($"--storage: '{server}:…' is not supported by this version. {Forms}");
            }
        }

        throw new FormatException($"--storage: the value has none of the known forms. {Forms}");
    }

    /// <inheritdoc />
    public override string ToString() => File is null ? "memory" : Sqlite + File;

    private static StorageLocation OfFile(string file) => file switch
    {
        "" => throw new FormatException($"--storage: 'sqlite:' lacks the file's name. {Forms}"),
        ":memory:" => throw new FormatException($"--storage: 'sqlite::memory:' is written 'memory'. {Forms}"),
        _ when file.Contains('\0', StringComparison.Ordinal) => throw new FormatException($"--storage: the file's name holds a NUL character. {Forms}"),
        _ => new(Path.GetFullPath(file)),
    };
}
