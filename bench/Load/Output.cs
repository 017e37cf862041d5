using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pokemanager.Load;

/// <summary>One line for programs, one for people.</summary>
internal static class Output
{
    public static void Line(string text) => Console.WriteLine(text);

    public static void Write(Result result)
    {
        Console.WriteLine(JsonSerializer.Serialize(result, OutputJson.Default.Result));
        Console.WriteLine(Readable(result));
    }

    public static void Write(KillResult result) => Console.WriteLine(JsonSerializer.Serialize(result, OutputJson.Default.KillResult));

    public static void Write(PendingResult result)
    {
        Console.WriteLine(JsonSerializer.Serialize(result, OutputJson.Default.PendingResult));
        Console.WriteLine(FormattableString.Invariant(
            $"{result.Requests} requests wait ({result.Storage}, {result.Silos} silos): bot grew from {result.ResidentMbBefore} to {result.ResidentMbAfter} MB, ")
            + FormattableString.Invariant($"{result.KilobytesPerRequest} kB and {result.OpenCpuMs} ms of CPU each; while they wait it uses {result.IdleCpuPercent} % of a core; ")
            + FormattableString.Invariant($"the store has {result.StoreMb} MB, {result.StoreKilobytesPerRequest} kB for each; {result.Unpaged} not paged"));
    }

    public static void Write(RawResult result)
    {
        Console.WriteLine(JsonSerializer.Serialize(result, OutputJson.Default.RawResult));
        foreach (var step in result.Steps)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{step.AtATime} mentions at a time for each silo: {step.MentionsPerSecond:F0}/s, {step.RoundTripsPerMention?.ToString("F2", CultureInfo.InvariantCulture) ?? "?"} round trips each"));
        }

        Console.WriteLine($"the calls of a mention: {result.Calls}; states of {result.StateBytes} bytes");
        Console.WriteLine(FormattableString.Invariant(
            $"the database alone could do {result.StoreAlone:F0} mentions a second; the bot does {result.Bot:F0} = {result.Ratio:F3} of it ({result.Storage}, {result.Silos} silos)"));
    }

    public static string Readable(Result result) => FormattableString.Invariant(
        $"{result.OfferedRate:F0}/s offered, {result.SustainedRate:F0}/s sustained ({result.Mentions} mentions, {result.Transport}, {result.Storage}, {result.Silos} silos, {result.Workspaces} workspaces); ")
        + $"{Readable(result.Findings!)}; confirmed {result.EnvelopeConfirmed}; " + FormattableString.Invariant(
        $"{result.MessagesPerMention} messages a mention; CPU a mention: bot {result.BotCpuMsPerMention?.ToString("F2", CultureInfo.InvariantCulture) ?? "?"} ms, emulator {result.EmulatorCpuMsPerMention:F2} ms; ")
        + FormattableString.Invariant($"bot has {result.BotResidentMb:F0} MB, grew by {result.BotKbPerPendingRequest?.ToString("F1", CultureInfo.InvariantCulture) ?? "?"} kB and took {result.BotCpuMsPerPendingRequest?.ToString("F1", CultureInfo.InvariantCulture) ?? "?"} ms for each of {result.PendingRequests} requests pending")
        + (result.Calls is { } calls ? $"; a mention: {calls}" : "") + (result.Recovery is { } recovery ? $"; {recovery}" : "");

    public static string Readable(Findings found) =>
        $"mention to page {found.MentionToPage}; to receipt {found.MentionToReceipt}; answer to told {found.AnswerToTold}; "
        + $"next level late by {found.EscalationLateness}, drop by {found.DropLateness}; "
        + $"lost {found.Lost}, passed over {found.PassedOver}, doubled {found.Doubled}, early {found.Early}, untold {found.Untold}, paged too late {found.PagedTooLate}";
}

/// <summary>How results are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Result))]
[JsonSerializable(typeof(KillResult))]
[JsonSerializable(typeof(PendingResult))]
[JsonSerializable(typeof(RawResult))]
internal sealed partial class OutputJson : JsonSerializerContext;
