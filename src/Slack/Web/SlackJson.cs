using System.Text.Json.Serialization;

namespace Pokemanager.Slack;

/// <summary>Generated readers of Slack's answers and writers of messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(AuthTestAnswer))]
[JsonSerializable(typeof(SocketModeAnswer))]
[JsonSerializable(typeof(RtmAnswer))]
[JsonSerializable(typeof(PostAnswer))]
[JsonSerializable(typeof(OpenDirectAnswer))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(ChannelAnswer))]
[JsonSerializable(typeof(ChannelsAnswer))]
[JsonSerializable(typeof(MembersAnswer))]
[JsonSerializable(typeof(MessagesAnswer))]
[JsonSerializable(typeof(MessageMetadata))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(HomeView))]
internal sealed partial class SlackJson : JsonSerializerContext;
