using System.Text;
using CsCheck;

namespace Pokemanager.Slack.Tests.Web;

public sealed class AnswerFuzzTests
{
    private static readonly string[] Samples =
    [
        """{"ok":true,"user":{"id":"U1","name":"ash","profile":{"display_name":"é\u00e9","email":"a@b.c"},"deleted":false}}""",
        """{"ok":true,"messages":[{"ts":"1.1","metadata":{"event_type":"t","event_payload":{"k":[1,{"a":null}]}},"edited":{}}]}""",
        """{"ok":true,"channel":{"id":"C1","is_im":true},"ts":"1.1","url":"wss://x/y","members":[{"id":"U1"}],"channels":[null]}""",
        """{"ok":false,"error":"missing_scope","needed":"a","provided":"b","retry_after":3}""",
    ];

    private static readonly Gen<byte[]> Spoiled = Gen.Select(Gen.OneOf(Samples), Gen.Double[0, 1], Gen.Byte, Gen.Bool)
        .Select((sample, where, with, isCut) =>
        {
            var bytes = Encoding.UTF8.GetBytes(sample);
            var at = (int)(where * (bytes.Length - 1));
            return isCut ? bytes[..at] : [.. bytes[..at], with, .. bytes[(at + 1)..]];
        });

    private static readonly Gen<byte[]> Bytes =
        Gen.OneOf(Gen.Byte.Array[0, 100], Spoiled, Gen.OneOf(Samples).Select(Encoding.UTF8.GetBytes));

    private static readonly Func<SlackWebApi, CancellationToken, Task>[] Calls =
    [
        (api, stop) => api.AuthTestAsync(stop),
        (api, stop) => api.OpenSocketModeAsync(stop),
        (api, stop) => api.ConnectRtmAsync(stop),
        (api, stop) => api.PostMessageAsync(new OutgoingMessage { Channel = "C1", Text = "x" }, stop),
        (api, stop) => api.OpenDirectAsync("U1", stop),
        (api, stop) => api.FindUserAsync("U1", stop),
        (api, stop) => api.FindChannelAsync("C1", stop),
        async (api, stop) => await api.ListUsersAsync(stop).CountAsync(stop),
        async (api, stop) => await api.ListJoinedChannelsAsync(false, stop).CountAsync(stop),
        async (api, stop) => await api.ReadHistoryAsync(new HistoryQuery("C1") { WithMetadata = true }, stop).CountAsync(stop),
    ];

    [Fact]
    public async Task Any_answer_is_a_value_or_an_exception_of_the_api()
    {
        // One call never waits here: no repeats, and no patience with limits.
        var options = new SlackCallOptions { Attempts = 1, RateLimitPatience = TimeSpan.Zero };
        var stop = TestContext.Current.CancellationToken;
        await Gen.Select(Bytes, Gen.Int[0, Calls.Length - 1]).SampleAsync(
            async (body, call) =>
            {
                using var slack = new ScriptedApi();
                foreach (var method in (string[])["auth.test", "apps.connections.open", "rtm.connect", "chat.postMessage",
                    "conversations.open", "users.info", "conversations.info", "users.list", "users.conversations", "conversations.history"])
                {
                    slack.Answer(method, body);
                }

                try
                {
                    await Calls[call](slack.Client(TimeProvider.System, options), stop);
                }
                catch (SlackApiException e)
                {
                    Assert.NotEmpty(e.Error);
                }
            },
            iter: 5_000);
    }
}
