using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration;

/// <summary>Gathers the problems of one file. Keeps a hundred, errors first, which is more than anybody mends at once, and counts the rest.</summary>
internal sealed class ProblemList(string file)
{
    private const int Most = 100;
    private readonly HashSet<Problem> _problems = [];
    private readonly List<int> _linesWithTokens = [];
    private Problem? _lastLeftOut;
    private int _leftOut;
    private bool _isCounted = true;

    public bool HasErrors { get; private set; }

    /// <summary>True when further problems are only counted, so that their messages need not be worked out.</summary>
    public bool IsFull => _problems.Count >= Most;

    /// <summary>The same for further errors, which take the place of warnings.</summary>
    public bool IsFullOfErrors => IsFull && _problems.All(problem => problem.Severity is Severity.Error);

    public void Error(Position at, string message) => Add(Severity.Error, at, message);

    public void Warn(Position at, string message) => Add(Severity.Warning, at, message);

    /// <summary>Reports a key that a map lacks, unless it may stand in what could not be read.</summary>
    public void Missing(MapNode map, string message)
    {
        if (!map.IsPartial)
        {
            Error(map.At, message);
        }
    }

    /// <summary>From here on nothing more is looked for, although there may be more.</summary>
    public void GiveUp(Position at)
    {
        _isCounted = false;
        Error(at, "there may be more problems from here on");
    }

    /// <summary>Reports a Slack token between <paramref name="at"/> and the end of <paramref name="lastLine"/>, once per line.</summary>
    public void Token(Position at, int lastLine)
    {
        if (!_linesWithTokens.Exists(line => line >= at.Line && line <= lastLine))
        {
            _linesWithTokens.Add(at.Line);
            Error(at, "a Slack token stands here; remove it, revoke it in Slack, and pass a new one in the environment variable SLACK_TOKEN");
        }
    }

    public ImmutableArray<Problem> InFileOrder()
    {
        IEnumerable<Problem> sorted = _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column);
        if (_lastLeftOut is { } last)
        {
            sorted = sorted.Append(last with { Message = $"there are {(_isCounted ? $"{_leftOut} " : "")}more problems; mend the ones above first" });
        }

        return [.. sorted];
    }

    private void Add(Severity severity, Position at, string message)
    {
        if (at == Position.Nowhere)
        {
            return;
        }

        HasErrors |= severity is Severity.Error;
        var problem = new Problem(severity, file, at.Line, at.Column, SlackTokens.Redact(message));

        // A node that is used again through an alias is checked again, but its problem is one.
        if (_problems.Contains(problem))
        {
            return;
        }

        if (!IsFull)
        {
            _problems.Add(problem);
            return;
        }

        if (severity is Severity.Error && _problems.FirstOrDefault(kept => kept.Severity is Severity.Warning) is { } warning)
        {
            _problems.Remove(warning);
            _problems.Add(problem);
        }

        _leftOut++;
        _lastLeftOut = problem with { Severity = HasErrors ? Severity.Error : Severity.Warning };
    }
}
