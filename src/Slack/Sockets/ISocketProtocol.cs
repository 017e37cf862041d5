namespace Pokemanager.Slack;

/// <summary>What differs between Slack's two sockets.</summary>
internal interface ISocketProtocol
{
    /// <summary>The protocol's name in logs.</summary>
    string Name { get; }

    /// <summary>Whether events that happen while a socket is replaced may be lost.</summary>
    bool LosesEventsWhenReplaced { get; }

    /// <summary>Whether a replaced socket still brings events that the new one does not.</summary>
    bool KeepsReplaced { get; }

    /// <summary>Asks Slack for a fresh, single-use address.</summary>
    Task<Uri> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Reads a text frame.</summary>
    SocketFrame Read(ReadOnlyMemory<byte> frame);

    /// <summary>A ping of the protocol's own, to be answered by a <see cref="SocketFrame.Reply"/>; null when it has none.</summary>
    byte[]? Ping(long id);

    /// <summary>What to do about an error that ends the connection for good; null for one that may pass.</summary>
    string? AdviceOn(string error);
}
