using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pokemanager.Policies.Texts;

/// <summary>The texts that a configuration may replace, with what each may say. The names are keys of the file.</summary>
public static class TemplateNames
{
    private static readonly ImmutableArray<string> Step = ["level", "levels", "next"];

    /// <summary>In the thread: somebody has it.</summary>
    public static KnownTemplate ThreadAck { get; } = new(
        "thread_ack", ["requester", "handler", "elapsed"], "✓ {requester}, *{handler} has it* ({elapsed} after you asked).");

    /// <summary>In the thread: nobody took it.</summary>
    public static KnownTemplate ThreadDropped { get; } = new(
        "thread_dropped",
        ["requester", "all_names", "elapsed", "fallback_line"],
        "✗ {requester}, *nobody took this.* I asked {all_names} over {elapsed} and have stopped. Mention me again to start over. {fallback_line}");

    /// <summary>In the thread: somebody has it after nobody did.</summary>
    public static KnownTemplate LateAck { get; } = new(
        "late_ack", ["requester", "handler"], "✓ {requester}, *{handler} picked this up after all.*");

    /// <summary>In the thread: who is asked first.</summary>
    public static KnownTemplate ThreadReceipt { get; } = new(
        "thread_receipt", ["names", .. Step], "👀 *Asking {names} now* (level {level} of {levels}). {next}");

    /// <summary>The same line once the next level is asked.</summary>
    public static KnownTemplate ThreadEscalated { get; } = new(
        "thread_escalated",
        ["names", "waited", "next_names", .. Step],
        "⬆ *No answer from {names} in {waited}. Asking {next_names} now* (level {level} of {levels}). {next}");

    /// <summary>The same line once somebody passed it on.</summary>
    public static KnownTemplate ThreadPassed { get; } = new(
        "thread_passed",
        ["handler", "next_names", .. Step],
        "⬆ *{handler} can't take this one. Asking {next_names} now* (level {level} of {levels}). {next}");

    /// <summary>The same line for a mention that was found late.</summary>
    public static KnownTemplate ReconnectedLate { get; } = new(
        "reconnected_late",
        ["age", "names", .. Step],
        "🕓 I was offline when you wrote this ({age} ago). *Asking {names} now* (level {level} of {levels}). {next}");

    /// <summary>In the thread: somebody gave it back.</summary>
    public static KnownTemplate Released { get; } = new(
        "released", ["handler", "next_names"], "↩ *{handler} gave it back.* Asking {next_names} now.");

    /// <summary>In the thread: nobody is asked any more.</summary>
    public static KnownTemplate Cancelled { get; } = new(
        "cancelled", ["requester", "n"], "✗ *Cancelled by {requester}.* {n} people told to stand down.");

    /// <summary>On the page of the one who took it.</summary>
    public static KnownTemplate AckHandler { get; } = new(
        "ack_handler", ["time", "requester", "permalink"], "✓ *Yours since {time}.* {requester} knows. {permalink}");

    /// <summary>On the pages of the others.</summary>
    public static KnownTemplate HandlerSuperseded { get; } = new(
        "handler_superseded", ["handler"], "_Not needed any more: {handler} has it._");

    /// <summary>In private: somebody else was first.</summary>
    public static KnownTemplate AlreadyAck { get; } = new(
        "already_ack", ["handler", "elapsed_ago", "permalink"], "{handler} took this {elapsed_ago}. Join in: {permalink}");

    /// <summary>In private: this channel is none to ask in.</summary>
    public static KnownTemplate NotListening { get; } = new(
        "not_listening", ["channel", "channels"], "I don't take requests in {channel}. Try {channels}.");

    /// <summary>In private: the requester has as many requests open as one may have.</summary>
    public static KnownTemplate Flood { get; } = new(
        "flood", ["n"], "Your open requests: {n}. I'll take more when one is done.");

    /// <summary>In private: more requests a minute than are taken.</summary>
    public static KnownTemplate FloodRate { get; } = new(
        "flood_rate", ["wait"], "That is more requests at once than I take, so I asked nobody. Mention me again in {wait}.");

    /// <summary>In private: only members of the workspace may ask.</summary>
    public static KnownTemplate ExternalDeny { get; } = new(
        "external_deny", ["channel"], "I take requests from members of this workspace only, so I asked nobody.");

    /// <summary>All of them by name.</summary>
    public static FrozenDictionary<string, KnownTemplate> All { get; } = new[]
    {
        ThreadAck, ThreadDropped, LateAck, ThreadReceipt, ThreadEscalated, ThreadPassed, ReconnectedLate, Released, Cancelled,
        AckHandler, HandlerSuperseded, AlreadyAck, NotListening, Flood, FloodRate, ExternalDeny,
    }.ToFrozenDictionary(known => known.Name, StringComparer.Ordinal);
}
