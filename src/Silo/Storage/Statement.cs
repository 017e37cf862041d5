using SQLitePCL;

namespace Pokemanager.Silo.Storage;

/// <summary>A compiled statement, used again and again. Parameters count from 1, columns from 0.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, long? value)
    {
        database.Check(value is { } number ? raw.sqlite3_bind_int64(handle, parameter, number) : raw.sqlite3_bind_null(handle, parameter));
        return this;
    }

    public Statement Bind(int parameter, string value)
    {
        database.Check(raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    /// <summary>Binds text that is UTF-8 already.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        database.Check(raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    /// <summary>Runs a statement that answers no rows; returns how many it changed.</summary>
    public int Execute()
    {
        using var rows = Query();
        rows.Next();
        return database.Changes;
    }

    /// <summary>Runs a query. The rows must be disposed of: until then they hold the read transaction open.</summary>
    public Rows Query() => new(database, handle);

    public void Dispose() => handle.Dispose();

    /// <summary>The rows of one run.</summary>
    internal readonly ref struct Rows(Database database, sqlite3_stmt handle)
    {
        public bool Next()
        {
            var code = raw.sqlite3_step(handle);
            if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                database.Check(code);
            }

            return code is raw.SQLITE_ROW;
        }

        public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

        public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string();

        /// <summary>The bytes of a text; valid until the next row.</summary>
        public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

        // Repeats the code of a failed step, which was thrown already.
        public void Dispose() => raw.sqlite3_reset(handle);
    }
}
