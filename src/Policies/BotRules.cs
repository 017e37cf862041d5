using System.Collections.Immutable;

namespace Pokemanager.Policies;

/// <summary>What counts as an answer to a page: the key <c>ack</c>.</summary>
public sealed record AckRules
{
    /// <summary>What holds when the file does not say.</summary>
    public static AckRules Default { get; } = new();

    /// <summary>Who may take a request.</summary>
    public AckBy By { get; init; } = AckBy.Handlers;

    /// <summary>Private replies that take a request, in lower case; empty: any text does.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Private replies that pass a request on, in lower case.</summary>
    public ImmutableArray<string> PassWords { get; init; } = ["pass", "no", "busy"];

    /// <summary>Names of emoji, without colons and skin tones, that take a request.</summary>
    public ImmutableArray<string> Emoji { get; init; } = ["eyes", "white_check_mark", "+1"];

    /// <summary>Whether a handler's message in the request's thread takes it.</summary>
    public bool ThreadReply { get; init; } = true;

    /// <summary>What a handler's plain message means.</summary>
    /// <param name="text">As written; case, and marks at its end, make no difference.</param>
    public ReplyMeaning MeaningOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = text.Trim().TrimEnd('.', '!', '…').TrimEnd().ToLowerInvariant();
        return PassWords.Contains(word) ? ReplyMeaning.Pass
            : Words.IsEmpty || Words.Contains(word) ? ReplyMeaning.Take
            : ReplyMeaning.Nothing;
    }
}

/// <summary>What a handler's plain message means.</summary>
public enum ReplyMeaning
{
    /// <summary>They take it.</summary>
    Take,

    /// <summary>They can't.</summary>
    Pass,

    /// <summary>It is none of the words that count.</summary>
    Nothing,
}

/// <summary>Who may take a request. The names are data in the store.</summary>
public enum AckBy
{
    /// <summary>Those who were asked.</summary>
    Handlers,

    /// <summary>Any member of the request's channel.</summary>
    Members,

    /// <summary>Anybody in the workspace who sees it.</summary>
    Anyone,
}

/// <summary>What bounds requests: the key <c>requests</c>.</summary>
public sealed record RequestRules
{
    /// <summary>What holds when the file does not say.</summary>
    public static RequestRules Default { get; } = new();

    /// <summary>A request older than this is dropped, wherever it stands.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A mention found later than this asks nobody.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How many characters of the mention a page shows; 0 shows none.</summary>
    public int Excerpt { get; init; } = 300;

    /// <summary>How many requests one person may have open; null: any number.</summary>
    public int? MaxOpenPerRequester { get; init; }

    /// <summary>How many requests a minute one person may open, with as many at once; null: any number.</summary>
    public int? PerMinuteByRequester { get; init; }

    /// <summary>How many requests a minute may be opened in one channel, with as many at once; null: any number.</summary>
    public int? PerMinuteInChannel { get; init; }

    /// <summary>How many requests a minute may be opened in the workspace, with as many at once; null: any number.</summary>
    public int? PerMinuteInWorkspace { get; init; }

    /// <summary>Whether another mention in the thread of an open request joins it rather than opening a second one.</summary>
    public bool SameThreadJoins { get; init; } = true;
}

/// <summary>Who may ask: the key <c>requesters</c>.</summary>
/// <param name="ExternalMayAsk">Whether guests and people of other workspaces in shared channels may.</param>
public sealed record RequesterRules(bool ExternalMayAsk)
{
    /// <summary>What holds when the file does not say.</summary>
    public static RequesterRules Default { get; } = new(true);
}
