using System.Net.Http.Headers;

namespace Pokemanager.Slack;

/// <summary>What every answer of the Web API holds.</summary>
internal record Answer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Needed { get; init; }

    public string? Provided { get; init; }

    public double? RetryAfter { get; init; }

    /// <summary>Whether everything the caller needs is there.</summary>
    public virtual bool IsComplete => true;

    /// <summary>Takes what the answer says in its headers.</summary>
    public virtual void Take(HttpResponseHeaders headers)
    {
    }
}
