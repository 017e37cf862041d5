using System.Text.Json;

namespace Pokemanager.SlackEmulator.Control;

/// <summary>Faults by name, over HTTP.</summary>
internal static class FaultActions
{
    public static Action<Utf8JsonWriter> Apply(EmulatedSlack slack, ControlArguments arguments)
    {
        var faults = slack.Faults;
        var workspace = arguments.Text("workspace") is { } id ? slack.Workspace(id) : null;
        switch (arguments.Required("fault"))
        {
            case "drop_sockets": faults.DropSockets(); break;
            case "freeze_sockets": faults.FreezeSockets(); break;
            case "thaw_sockets": faults.ThawSockets(); break;
            case "disconnect": faults.DisconnectSockets(arguments.Text("reason") ?? "refresh_requested"); break;
            case "disconnect_before_hello":
                faults.DisconnectBeforeHello(arguments.Number("count", 1), arguments.Text("reason") ?? "too_many_websockets");
                break;
            case "send_text": faults.SendText(arguments.Text("text") ?? "UNAUTHENTICATED: cache_error"); break;
            case "duplicate_envelopes": faults.DuplicateEnvelopes(arguments.Number("count", 1)); break;
            case "delay_envelopes": faults.DelayEnvelopes(arguments.Seconds("seconds", 5), arguments.Number("count", 1)); break;
            case "rate_limit":
                var retryAfter = arguments.Text("retry_after") == "none" ? (int?)null : arguments.Number("retry_after", 1);
                faults.RateLimit(Method(), retryAfter, Calls(int.MaxValue), workspace);
                break;
            case "http_status": faults.Fail(Method(), arguments.Number("status", 500), Calls(int.MaxValue), workspace); break;
            case "error": faults.Refuse(Method(), arguments.Required("error"), Calls(int.MaxValue), workspace); break;
            case "lose_answer": faults.LoseAnswer(Method(), Calls(1), workspace); break;
            case "delay_answer": faults.DelayAnswer(Method(), arguments.Seconds("seconds", 1), Calls(1), workspace); break;
            case "cut_connection": faults.CutConnection(Method(), Calls(1), workspace); break;
            case "slow": faults.SlowDown(Method(), arguments.Seconds("seconds", 1), Calls(int.MaxValue), workspace); break;
            case "offline": faults.IsOffline = arguments.Flag("on", fallback: true); break;
            case var unknown: throw new ArgumentException($"There is no fault {unknown}.");
        }

        return writer => ControlJson.List(writer, "faults", faults.ApiFaults, ControlJson.Fault);

        string Method() => arguments.Text("method") ?? "*";

        int Calls(int fallback) => arguments.Number("calls", fallback);
    }
}
