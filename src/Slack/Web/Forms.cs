using System.Globalization;

namespace Pokemanager.Slack;

/// <summary>The arguments of each method, form-encoded as Slack's own clients send them.</summary>
internal static class Forms
{
    // The most that all paged methods take.
    private const int LargestPage = 999;

    public static byte[] Field(ReadOnlySpan<byte> name, string value)
    {
        var form = new FormWriter();
        form.Add(name, value);
        return form.Complete();
    }

    public static byte[] Post(OutgoingMessage message)
    {
        var form = new FormWriter();
        form.Add("channel"u8, message.Channel);
        form.Add("thread_ts"u8, message.ThreadTs);
        AddContent(ref form, message);
        AddNoUnfurl(ref form);
        return form.Complete();
    }

    public static byte[] Update(MessageRef target, OutgoingMessage message)
    {
        var form = new FormWriter();
        form.Add("channel"u8, target.Channel);
        form.Add("ts"u8, target.Ts);
        AddContent(ref form, message);
        return form.Complete();
    }

    public static byte[] Ephemeral(string channel, string user, OutgoingMessage message)
    {
        var form = new FormWriter();
        form.Add("channel"u8, channel);
        form.Add("user"u8, user);
        form.Add("thread_ts"u8, message.ThreadTs);
        AddContent(ref form, message);
        return form.Complete();
    }

    public static byte[] Home(string user, HomeView view)
    {
        var form = new FormWriter();
        form.Add("user_id"u8, user);
        form.AddJson("view"u8, view, SlackJson.Default.HomeView);
        return form.Complete();
    }

    public static byte[] Users(string? cursor)
    {
        var form = new FormWriter();
        AddPage(ref form, LargestPage, cursor);
        return form.Complete();
    }

    public static byte[] JoinedChannels(bool direct, string? cursor)
    {
        var form = new FormWriter();
        form.Add("types"u8, direct ? "im" : "public_channel,private_channel");
        form.Add("exclude_archived"u8, "true");
        AddPage(ref form, LargestPage, cursor);
        return form.Complete();
    }

    public static byte[] Members(string channel, string? cursor)
    {
        var form = new FormWriter();
        form.Add("channel"u8, channel);
        AddPage(ref form, LargestPage, cursor);
        return form.Complete();
    }

    public static byte[] History(HistoryQuery query, string? cursor)
    {
        var form = new FormWriter();
        form.Add("channel"u8, query.Channel);
        form.Add("oldest"u8, query.Oldest);
        form.Add("latest"u8, query.Latest);
        form.Add("inclusive"u8, query.Inclusive ? "true" : null);
        form.Add("include_all_metadata"u8, query.WithMetadata ? "true" : null);
        AddPage(ref form, Math.Clamp(query.Limit, 1, LargestPage), cursor);
        return form.Complete();
    }

    public static byte[] Replies(string channel, string threadTs, string? oldest, bool withMetadata, string? cursor)
    {
        var form = new FormWriter();
        form.Add("channel"u8, channel);
        form.Add("ts"u8, threadTs);
        form.Add("oldest"u8, oldest);
        form.Add("include_all_metadata"u8, withMetadata ? "true" : null);
        AddPage(ref form, LargestPage, cursor);
        return form.Complete();
    }

    private static void AddContent(ref FormWriter form, OutgoingMessage message)
    {
        form.Add("text"u8, message.Text);
        form.AddJson("blocks"u8, message.Blocks, SlackJson.Default.IReadOnlyListBlock);
        form.AddJson("metadata"u8, message.Metadata, SlackJson.Default.MessageMetadata);
    }

    private static void AddNoUnfurl(ref FormWriter form)
    {
        form.Add("unfurl_links"u8, "false");
        form.Add("unfurl_media"u8, "false");
    }

    private static void AddPage(ref FormWriter form, int limit, string? cursor)
    {
        form.Add("limit"u8, limit.ToString(CultureInfo.InvariantCulture));
        form.Add("cursor"u8, cursor);
    }
}
