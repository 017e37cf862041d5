namespace Pokemanager.Slack;

/// <summary>An answer that may go on.</summary>
internal abstract record PagedAnswer : Answer
{
    public PageMetadata? ResponseMetadata { get; init; }

    /// <summary>Where the next page begins; null at the end.</summary>
    public string? NextCursor() => string.IsNullOrEmpty(ResponseMetadata?.NextCursor) ? null : ResponseMetadata.NextCursor;
}
