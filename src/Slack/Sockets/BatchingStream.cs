namespace Pokemanager.Slack;

/// <summary>
/// Lies under a WebSocket and saves calls to the kernel, which dominate when thousands of small frames go both ways: reads much at once,
/// and sends what is written while those bytes are worked through in one go, before it waits for more. Whatever is written while it
/// waits leaves at once.
/// </summary>
internal sealed class BatchingStream(Stream inner) : Stream
{
    private const int ReadAtOnce = 64 * 1024;
    private const int UsualWrite = 4 * 1024;

    private readonly Lock gate = new();
    private readonly byte[] received = new byte[ReadAtOnce];
    private int start;
    private int end;
    private byte[] written = new byte[UsualWrite];
    private byte[] leaving = new byte[UsualWrite];
    private int length;
    private bool isWaiting;
    private bool isSending;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (start == end)
        {
            // Someone may ask only whether there is anything, with an empty buffer; then nothing is taken.
            lock (gate) isWaiting = true;
            try
            {
                await SendAsync(cancellationToken);
                (start, end) = (0, await inner.ReadAsync(received, cancellationToken));
            }
            finally
            {
                lock (gate) isWaiting = false;
            }
        }

        var count = Math.Min(buffer.Length, end - start);
        received.AsSpan(start, count).CopyTo(buffer.Span);
        start += count;
        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (written.Length - length < buffer.Length) Array.Resize(ref written, Math.Max(2 * written.Length, length + buffer.Length));
            buffer.Span.CopyTo(written.AsSpan(length));
            length += buffer.Length;
            if (!isWaiting) return ValueTask.CompletedTask;
        }

        return SendAsync(cancellationToken);
    }

    // Each write would ask for it, and nothing would ever leave together.
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Sends what was written, in order, unless somebody is at it and will take this along.</summary>
    private async ValueTask SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int count;
            lock (gate)
            {
                if (isSending || length is 0) return;

                isSending = true;
                (written, leaving) = (leaving, written);
                (count, length) = (length, 0);
            }

            try
            {
                await inner.WriteAsync(leaving.AsMemory(0, count), cancellationToken);
            }
            finally
            {
                lock (gate) isSending = false;
            }
        }
    }
}
