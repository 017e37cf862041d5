using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>What all sockets of a connection share.</summary>
internal sealed record SocketContext(SocketOptions Options, Liveness Liveness, TimeProvider Clock, ILogger Logger);
