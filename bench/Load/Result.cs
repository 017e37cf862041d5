namespace Pokemanager.Load;

/// <summary>What a run prints as JSON.</summary>
internal sealed record Result
{
    public required string Run { get; init; }

    public required string Transport { get; init; }

    public required string Storage { get; init; }

    public int Mentions { get; init; }

    /// <summary>Mentions a second as they were written.</summary>
    public double OfferedRate { get; init; }

    /// <summary>First pages a second while mentions were written.</summary>
    public double SustainedRate { get; init; }

    public Spread? EnvelopeConfirmed { get; init; }

    /// <summary>Posts and edits that the bot made for each mention.</summary>
    public double MessagesPerMention { get; init; }

    public double BotCpuMsPerMention { get; init; }

    public double EmulatorCpuMsPerMention { get; init; }

    public double BotResidentMb { get; init; }

    public Findings? Findings { get; init; }
}
