namespace Pokemanager.SlackEmulator.Sockets;

/// <summary>
/// The raw connection below a WebSocket. It lets control frames of our own in between whole frames, and can be frozen:
/// then nothing is read or written, the connection stays open and no FIN is sent.
/// </summary>
internal sealed class GatedStream(Stream inner) : Stream
{
    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile TaskCompletionSource? frozen;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public bool IsFrozen => frozen is not null;

    public void Freeze() => frozen ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw()
    {
        var gate = frozen;
        frozen = null;
        gate?.TrySetResult();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await GateAsync(cancellationToken);
        var read = await inner.ReadAsync(buffer, cancellationToken);
        await GateAsync(cancellationToken); // What arrives while frozen is not seen before the thaw.
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await GateAsync(cancellationToken);
        await writing.WaitAsync(cancellationToken);
        try
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Thaw();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask GateAsync(CancellationToken cancellationToken)
    {
        while (frozen is { } gate) await gate.Task.WaitAsync(cancellationToken);
    }
}
