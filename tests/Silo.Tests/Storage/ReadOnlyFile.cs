namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A file that cannot be written, not even by root, until this is disposed of.</summary>
internal sealed class ReadOnlyFile : IDisposable
{
    private readonly string _path;

    private ReadOnlyFile(string path) => _path = path;

    public static ReadOnlyFile Freeze(string path)
    {
        if (Mount.IsAllowed)
        {
            Mount.Run("mount", "--bind", path, path);
            Mount.Run("mount", "-o", "remount,bind,ro", path);
        }
        else
        {
            File.SetAttributes(path, File.GetAttributes(path) | FileAttributes.ReadOnly);
        }

        return new(path);
    }

    public void Dispose()
    {
        if (Mount.IsAllowed)
        {
            Mount.Run("umount", _path);
        }
        else
        {
            File.SetAttributes(_path, File.GetAttributes(_path) & ~FileAttributes.ReadOnly);
        }
    }
}
