using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Slack;

/// <summary>Slack's Web API over HTTP, bound to one token. Safe to use by many at once; make one per token.</summary>
/// <param name="http">
/// From <see cref="SlackHttp.CreateClient"/>, so without a time-out of its own; its base address says where the API is. Not disposed of
/// here.
/// </param>
/// <param name="token">A bot token, or an app-level one for <see cref="OpenSocketModeAsync"/> alone.</param>
/// <param name="limits">The process's gates, shared by all clients.</param>
/// <param name="clock">The clock of time-outs and waits.</param>
/// <param name="logger">Told of repeats and limits; never of tokens or texts.</param>
/// <param name="options">Time-outs and patience; null means the defaults.</param>
public sealed class SlackWebApi(
    HttpClient http, SlackToken token, RateLimits limits, TimeProvider clock, ILogger logger, SlackCallOptions? options = null)
    : ISlackWebApi
{
    private readonly SlackCalls calls = new(http, token, limits, clock, logger, options ?? new SlackCallOptions());

    private static SlackJson Json => SlackJson.Default;

    /// <inheritdoc/>
    public async Task<AuthTestResult> AuthTestAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(SlackMethod.AuthTest, [], Json.AuthTestAnswer, cancellationToken);
        if (answer.IsEnterpriseInstall is true)
        {
            throw new SlackApiException(SlackMethod.AuthTest.Name, SlackApiException.OrganizationToken, SlackErrorKind.Configuration);
        }

        return new AuthTestResult(answer.Url, answer.Team, answer.User, answer.TeamId!, answer.UserId!, answer.BotId) { Scopes = answer.Scopes };
    }

    /// <inheritdoc/>
    public async Task<Uri> OpenSocketModeAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(SlackMethod.OpenSocketMode, [], Json.SocketModeAnswer, cancellationToken);
        return new Uri(answer.Url!);
    }

    /// <inheritdoc/>
    public async Task<RtmConnectResult> ConnectRtmAsync(CancellationToken cancellationToken)
    {
        var answer = await calls.SendAsync(SlackMethod.ConnectRtm, [], Json.RtmAnswer, cancellationToken);
        return new RtmConnectResult(new Uri(answer.Url!), answer.Team!.Id!, answer.Self!.Id!);
    }

    /// <inheritdoc/>
    public async Task<MessageRef> PostMessageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(message.Channel);
        var answer = await calls.SendAsync(
            SlackMethod.PostMessage, Forms.Post(message), Json.PostAnswer, cancellationToken, message.Channel, message.MayLeave);
        return new MessageRef(answer.Channel!, answer.Ts!);
    }

    /// <inheritdoc/>
    public Task UpdateMessageAsync(MessageRef target, OutgoingMessage message, CancellationToken cancellationToken) =>
        calls.SendAsync(SlackMethod.UpdateMessage, Forms.Update(target, message), Json.Answer, cancellationToken);

    /// <inheritdoc/>
    public Task PostEphemeralAsync(string channel, string user, OutgoingMessage message, CancellationToken cancellationToken) =>
        calls.SendAsync(SlackMethod.PostEphemeral, Forms.Ephemeral(channel, user, message), Json.Answer, cancellationToken);

    /// <inheritdoc/>
    public Task PublishHomeAsync(string user, HomeView view, CancellationToken cancellationToken) =>
        calls.SendAsync(SlackMethod.PublishHome, Forms.Home(user, view), Json.Answer, cancellationToken);

    /// <inheritdoc/>
    public async Task<string> OpenDirectAsync(string userId, CancellationToken cancellationToken)
    {
        var form = Forms.Field("users"u8, userId);
        var answer = await calls.SendAsync(SlackMethod.OpenDirect, form, Json.OpenDirectAnswer, cancellationToken);
        return answer.Channel!.Id!;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SlackUser> ListUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in calls.ReadPagesAsync(SlackMethod.ListUsers, Forms.Users, Json.UsersAnswer, cancellationToken))
        {
            foreach (var user in page.Members!)
            {
                if (user?.Id is not null) yield return user.ToUser();
            }
        }
    }

    /// <inheritdoc/>
    public async Task<SlackUser?> FindUserAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(SlackMethod.FindUser, Forms.Field("user"u8, id), Json.UserAnswer, cancellationToken);
        return answer?.User!.ToUser();
    }

    /// <inheritdoc/>
    public async Task<SlackUser?> FindUserByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(SlackMethod.FindUserByEmail, Forms.Field("email"u8, email), Json.UserAnswer, cancellationToken);
        return answer?.User!.ToUser();
    }

    /// <inheritdoc/>
    public async Task<SlackChannel?> FindChannelAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await FindAsync(SlackMethod.FindChannel, Forms.Field("channel"u8, id), Json.ChannelAnswer, cancellationToken);
        return answer?.Channel!.ToChannel();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SlackChannel> ListJoinedChannelsAsync(
        bool direct, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = calls.ReadPagesAsync(
            SlackMethod.ListJoinedChannels, cursor => Forms.JoinedChannels(direct, cursor), Json.ChannelsAnswer, cancellationToken);
        await foreach (var page in pages)
        {
            foreach (var channel in page.Channels!)
            {
                if (channel?.Id is not null) yield return channel.ToChannel(isJoined: true);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListMembersAsync(string channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in calls.ReadPagesAsync(
            SlackMethod.ListMembers, cursor => Forms.Members(channel, cursor), Json.MembersAnswer, cancellationToken))
        {
            foreach (var member in page.Members!)
            {
                if (member is not null) yield return member;
            }
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<SlackMessage> ReadHistoryAsync(HistoryQuery query, CancellationToken cancellationToken) =>
        ReadMessagesAsync(SlackMethod.ReadHistory, query.Channel, cursor => Forms.History(query, cursor), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SlackMessage> ReadRepliesAsync(
        string channel, string threadTs, string? oldest, bool withMetadata, CancellationToken cancellationToken) =>
        ReadMessagesAsync(
            SlackMethod.ReadReplies,
            channel,
            cursor => Forms.Replies(channel, threadTs, oldest, withMetadata, cursor),
            cancellationToken);

    private async IAsyncEnumerable<SlackMessage> ReadMessagesAsync(
        SlackMethod method, string channel, Func<string?, byte[]> form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in calls.ReadPagesAsync(method, form, Json.MessagesAnswer, cancellationToken))
        {
            foreach (var message in page.Messages!)
            {
                if (message?.Ts is not null) yield return message.ToMessage(channel);
            }
        }
    }

    private async Task<TAnswer?> FindAsync<TAnswer>(
        SlackMethod method, byte[] form, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken)
        where TAnswer : Answer
    {
        try
        {
            return await calls.SendAsync(method, form, type, cancellationToken);
        }
        catch (SlackApiException e) when (e.Error is "user_not_found" or "users_not_found" or "user_not_visible" or "channel_not_found")
        {
            return null;
        }
    }
}
