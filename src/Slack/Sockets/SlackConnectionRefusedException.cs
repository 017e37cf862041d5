namespace Pokemanager.Slack;

/// <summary>Slack refuses the connection for good; trying again would not help before a person has acted.</summary>
public sealed class SlackConnectionRefusedException : Exception
{
    /// <summary>Says what Slack answered and what to do about it.</summary>
    public SlackConnectionRefusedException(string error, string advice, Exception? innerException = null)
        : base($"Slack refused the connection with {error}. {advice}", innerException)
    {
        Error = error;
        Advice = advice;
    }

    /// <summary>Slack's code.</summary>
    public string Error { get; }

    /// <summary>What to do about it.</summary>
    public string Advice { get; }
}
