using System.Collections.Immutable;

namespace Pokemanager.Policies.Configuration;

/// <summary>The bytes of a file at one moment, or why they could not be had. Equal when the bytes are.</summary>
public sealed class FileContent : IEquatable<FileContent>
{
    /// <summary>The largest file that is read, in bytes: 1 MiB.</summary>
    public const int MostBytes = 1024 * 1024;

    internal const string TooLarge = "the file is larger than 1 MiB; a configuration is far smaller, so check that this is the right file";

    private FileContent(ImmutableArray<byte> bytes, Problem? problem)
    {
        Bytes = bytes;
        Problem = problem;
    }

    /// <summary>All of the file; empty when there is a <see cref="Problem"/>.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <summary>Why the file could not be read.</summary>
    public Problem? Problem { get; }

    /// <summary>Reads a file, or a pipe to its end. Never throws for what is wrong with the file or its path.</summary>
    public static FileContent Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (Directory.Exists(path))
            {
                return Unreadable(path, "this is a directory; name the configuration file in it");
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return Read(file, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, "there is no such file; check the path given with --config-file");
        }
        catch (UnauthorizedAccessException)
        {
            return Unreadable(path, "the file may not be read; give this user the right to read it");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Unreadable(path, "this is no path of a file; check what is given with --config-file");
        }
        catch (IOException e)
        {
            return Unreadable(path, $"the file could not be read ({Quoting.Clean(e.Message)}); check the disk and the path");
        }
    }

    /// <inheritdoc/>
    public bool Equals(FileContent? other) =>
        other is not null && Problem == other.Problem && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FileContent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Problem, Bytes.Length);

    private static FileContent Read(FileStream file, string path)
    {
        // The length that the file system tells is no help with pipes, devices and files that are being written.
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (file.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length > MostBytes)
            {
                return Unreadable(path, TooLarge);
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }

        return new FileContent([.. buffer.AsSpan(0, length)], null);
    }

    private static FileContent Unreadable(string path, string message) =>
        new([], new Problem(Severity.Error, path, 1, 1, message));
}
