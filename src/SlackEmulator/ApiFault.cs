namespace Pokemanager.SlackEmulator;

/// <summary>One programmed fault of the Web API. Disposing it ends it early.</summary>
public sealed class ApiFault : IDisposable
{
    private readonly Faults faults;
    private int left;

    internal ApiFault(Faults faults, ApiFaultKind kind, string method, EmulatedWorkspace? workspace, int calls)
    {
        this.faults = faults;
        Kind = kind;
        Method = method;
        Workspace = workspace;
        left = calls;
    }

    /// <summary>What goes wrong.</summary>
    public ApiFaultKind Kind { get; }

    /// <summary>The method concerned, or <c>*</c> for all.</summary>
    public string Method { get; }

    /// <summary>The workspace concerned; null for all.</summary>
    public EmulatedWorkspace? Workspace { get; }

    /// <summary>How many calls it still spoils.</summary>
    public int CallsLeft => Math.Max(0, Volatile.Read(ref left));

    /// <summary>Whether it lets first pages through.</summary>
    internal bool IsOfFurtherPages { get; init; }

    internal int Status { get; init; }

    internal string Error { get; init; } = "";

    internal int? RetryAfterSeconds { get; init; }

    internal TimeSpan Delay { get; init; }

    /// <inheritdoc/>
    public void Dispose() => faults.Remove(this);

    internal bool Takes(string method, EmulatedWorkspace? workspace, bool isFurtherPage)
    {
        if (Method != "*" && Method != method || Workspace is not null && Workspace != workspace) return false;
        if (IsOfFurtherPages && !isFurtherPage) return false;
        if (left == int.MaxValue) return true;
        if (Interlocked.Decrement(ref left) >= 0) return true;

        Dispose();
        return false;
    }
}
