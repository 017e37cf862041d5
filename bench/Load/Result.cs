namespace Pokemanager.Load;

/// <summary>What a run prints as JSON.</summary>
internal sealed record Result
{
    public required string Run { get; init; }

    public required string Transport { get; init; }

    public required string Storage { get; init; }

    public int Silos { get; init; }

    public int Workspaces { get; init; }

    public int Mentions { get; init; }

    /// <summary>Mentions a second as they were written.</summary>
    public double OfferedRate { get; init; }

    /// <summary>First pages a second while mentions were written.</summary>
    public double SustainedRate { get; init; }

    public Spread? EnvelopeConfirmed { get; init; }

    /// <summary>Posts and edits that the bot made for each mention.</summary>
    public double MessagesPerMention { get; init; }

    /// <summary>Pages of all levels.</summary>
    public double PagesPerMention => Findings is { } found ? Math.Round(found.Pages / (double)Mentions, 2) : 0;

    /// <summary>Null with a fault: a process that is started again counts anew.</summary>
    public double? BotCpuMsPerMention { get; init; }

    public double EmulatorCpuMsPerMention { get; init; }

    public double BotResidentMb { get; init; }

    /// <summary>Requests that were open when the last mention had been written, without those of before.</summary>
    public int PendingRequests { get; init; }

    /// <summary>
    /// What the bot's memory grew by for each of them, in kB, garbage and buffers included; <c>--pending</c> tells it for many that wait. Null
    /// when none was open, and with a fault.
    /// </summary>
    public double? BotKbPerPendingRequest { get; init; }

    /// <summary>
    /// What the bot took of the processor until then for each of them, in ms, those included that ended before. Null as above.
    /// </summary>
    public double? BotCpuMsPerPendingRequest { get; init; }

    /// <summary>What a mention asked of the store; null with a fault.</summary>
    public StoreCalls? Calls { get; init; }

    /// <summary>How the bot came back; null without a fault.</summary>
    public Recovery? Recovery { get; init; }

    public Findings? Findings { get; init; }
}
