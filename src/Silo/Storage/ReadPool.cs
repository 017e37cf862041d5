using System.Collections.Concurrent;

namespace Pokemanager.Silo.Storage;

/// <summary>Connections that read what is committed, beside the writer and without waiting for it.</summary>
internal sealed class ReadPool(string file) : IDisposable
{
    private const int MostKept = 8;
    private readonly ConcurrentBag<Tables> _free = [];

    /// <summary>Reads on the caller's thread.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public T Read<T>(Func<Tables, T> work)
    {
        var tables = _free.TryTake(out var free) ? free : Open();
        T result;
        try
        {
            result = work(tables);
        }
        catch
        {
            tables.Dispose();
            throw;
        }

        Return(tables);
        return result;
    }

    public void Dispose()
    {
        while (_free.TryTake(out var tables))
        {
            tables.Dispose();
        }
    }

    private Tables Open()
    {
        var database = new Database(file);
        try
        {
            database.Execute("PRAGMA query_only = ON");
            return new(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Return(Tables tables)
    {
        if (_free.Count < MostKept)
        {
            _free.Add(tables);
        }
        else
        {
            tables.Dispose();
        }
    }
}
