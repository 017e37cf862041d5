namespace Pokemanager.Slack;

/// <summary>What has to be known of a Web API method to call it well.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="IsPost">Whether a repeat would show people something twice.</param>
/// <param name="Attempts">How often it is tried on passing trouble; null means the caller's option.</param>
internal sealed record SlackMethod(string Name, bool IsPost = false, int? Attempts = null)
{
    public static readonly SlackMethod AuthTest = new("auth.test");

    // The connection's own loop tries these again, with its own back-off.
    public static readonly SlackMethod OpenSocketMode = new("apps.connections.open", Attempts: 1);
    public static readonly SlackMethod ConnectRtm = new("rtm.connect", Attempts: 1);

    public static readonly SlackMethod PostMessage = new("chat.postMessage", IsPost: true);
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", IsPost: true);
    public static readonly SlackMethod UpdateMessage = new("chat.update");
    public static readonly SlackMethod PublishHome = new("views.publish");
    public static readonly SlackMethod OpenDirect = new("conversations.open");
    public static readonly SlackMethod ListUsers = new("users.list");
    public static readonly SlackMethod FindUser = new("users.info");
    public static readonly SlackMethod FindUserByEmail = new("users.lookupByEmail");
    public static readonly SlackMethod FindChannel = new("conversations.info");
    public static readonly SlackMethod ListJoinedChannels = new("users.conversations");
    public static readonly SlackMethod ListMembers = new("conversations.members");
    public static readonly SlackMethod ReadHistory = new("conversations.history");
    public static readonly SlackMethod ReadReplies = new("conversations.replies");

    // Slack has left the header off when posting, where the limit is a message a second; elsewhere limits are per minute.
    public TimeSpan DefaultRetryAfter => IsPost ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(30);
}
