namespace Pokemanager.Slack;

/// <summary>Kinds of frames.</summary>
internal enum FrameKind
{
    Text,
    Binary,

    /// <summary>Larger than is read; its bytes were dropped.</summary>
    Oversized,
    Close,
}
