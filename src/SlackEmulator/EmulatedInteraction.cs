using System.Text.Json;

namespace Pokemanager.SlackEmulator;

/// <summary>A button press or slash command on its way to the app. Slack does not repeat these.</summary>
public sealed class EmulatedInteraction
{
    private readonly TaskCompletionSource<bool> confirmed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal EmulatedInteraction(JsonElement payload) => Payload = payload;

    /// <summary>What the app gets.</summary>
    public JsonElement Payload { get; }

    /// <summary>True once the app confirmed it; false when it did not in time and the person saw an error.</summary>
    public Task<bool> Confirmed => confirmed.Task;

    /// <summary>What the app answered with its confirmation; null for nothing.</summary>
    public JsonElement? Response { get; private set; }

    internal Action<JsonElement?>? WhenConfirmed { get; set; }

    internal Action? WhenTimedOut { get; set; }

    internal void Confirm(JsonElement? response)
    {
        Response = response;
        WhenConfirmed?.Invoke(response);
        confirmed.TrySetResult(true);
    }

    internal void TimeOut()
    {
        WhenTimedOut?.Invoke();
        confirmed.TrySetResult(false);
    }
}
