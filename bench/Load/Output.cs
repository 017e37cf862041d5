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

    public static void Write(PendingResult result) => Console.WriteLine(JsonSerializer.Serialize(result, OutputJson.Default.PendingResult));

    public static string Readable(Result result) => FormattableString.Invariant(
        $"{result.OfferedRate:F0}/s offered, {result.SustainedRate:F0}/s sustained ({result.Mentions} mentions, {result.Transport}, {result.Storage}); ")
        + $"{Readable(result.Findings!)}; confirmed {result.EnvelopeConfirmed}; " + FormattableString.Invariant(
        $"{result.MessagesPerMention} messages a mention; CPU a mention: bot {result.BotCpuMsPerMention:F2} ms, emulator {result.EmulatorCpuMsPerMention:F2} ms; bot has {result.BotResidentMb:F0} MB");

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
internal sealed partial class OutputJson : JsonSerializerContext;
