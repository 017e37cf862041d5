using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Silo.Tests.Storage;

/// <summary>A state with a member of every kind that the bot's states have.</summary>
internal sealed record Note : IIndexedState
{
    public string Text { get; init; } = "";

    public DayOfWeek Day { get; init; } = DayOfWeek.Friday;

    public DateTimeOffset? At { get; init; }

    public TimeSpan Wait { get; init; }

    public ImmutableArray<string> Lines { get; init; } = [];

    [JsonIgnore]
    public long? WakeAt { get; init; }

    [JsonIgnore]
    public IEnumerable<string> Asked { get; init; } = [];
}
