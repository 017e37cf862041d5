using Pokemanager.Grains.Slack;
using Pokemanager.Policies;

namespace Pokemanager.Silo.Slack;

/// <summary>
/// The app in one workspace. Who the bot is there is known once <see cref="SlackSignIn"/> has asked; whoever needs it waits until then. One
/// whose token Slack refuses is parked: it fails everybody who needs it, and nobody else.
/// </summary>
/// <param name="name">What the configuration calls it; <c>default</c> for the one of <c>SLACK_TOKEN</c>.</param>
/// <param name="teamId">The workspace's id; null where only the token tells.</param>
/// <param name="token">Where its token is; null for <c>SLACK_TOKEN</c>.</param>
internal sealed class SlackInstall(string name, string? teamId, TokenPlace? token)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TaskCompletionSource<SlackWorkspace> _workspace = NewWait();
    private DateTimeOffset? _tryAt = DateTimeOffset.MinValue;
    private TimeSpan _wait = TimeSpan.FromSeconds(1);
    private string? _problem;

    public string Name => name;

    public TokenPlace? Token => token;

    /// <summary>The workspace's id, as far as known.</summary>
    public string? TeamId => teamId ?? Workspace?.Id;

    /// <summary>The workspace; null while it cannot be served.</summary>
    public SlackWorkspace? Workspace
    {
        get
        {
            lock (_gate)
            {
                return _workspace.Task is { IsCompletedSuccessfully: true, Result: var workspace } ? workspace : null;
            }
        }
    }

    /// <summary>Why it is parked; null while it is not.</summary>
    public string? Problem
    {
        get
        {
            lock (_gate)
            {
                return _problem;
            }
        }
    }

    /// <summary>The workspace, once known. Throws while it is parked.</summary>
    public Task<SlackWorkspace> GetAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _workspace.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>True once for each time that Slack is to be asked about it.</summary>
    public bool IsDue(DateTimeOffset now)
    {
        lock (_gate)
        {
            var isDue = _tryAt <= now;
            _tryAt = isDue ? null : _tryAt;
            return isDue;
        }
    }

    public void SignedIn(SlackWorkspace workspace)
    {
        lock (_gate)
        {
            _workspace = _workspace.Task.IsCompleted ? NewWait() : _workspace;
            _workspace.SetResult(workspace);
            (_problem, _wait) = (null, TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>It cannot be served until its token is another one; that is looked at again after a while.</summary>
    public void Park(string problem, DateTimeOffset now)
    {
        lock (_gate)
        {
            _problem = problem;
            _workspace = _workspace.Task.IsCompleted ? NewWait() : _workspace;
            _workspace.SetException(new InvalidOperationException($"Workspace {name} is parked: {problem}"));

            // Nobody has to wait for it.
            _ = _workspace.Task.Exception;
            _tryAt = now + LookAgainAfter;
        }
    }

    /// <summary>Passing trouble: Slack is asked again before long. Returns within how long.</summary>
    public TimeSpan TryAgain(DateTimeOffset now)
    {
        lock (_gate)
        {
            var wait = _wait;
            _wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
            _tryAt = now + (wait * (0.5 + (Random.Shared.NextDouble() / 2)));
            return wait;
        }
    }

    /// <summary>Its token may have been taken away.</summary>
    public void Doubt()
    {
        lock (_gate)
        {
            _tryAt = DateTimeOffset.MinValue;
        }
    }

    private static TaskCompletionSource<SlackWorkspace> NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
