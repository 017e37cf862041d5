using System.Diagnostics.CodeAnalysis;

namespace Pokemanager.Load;

/// <summary>Writes mentions at a set rate, whatever comes of them, and lets handlers answer a share of them.</summary>
internal sealed class Traffic(LoadOptions options, Workplace workplace)
{
    private readonly Random _random = new(7);
    private readonly List<Task> _answers = [];
    private int _number;

    /// <summary>Mentions come at random moments as from independent people. Returns how long it took to write them.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Load has to be alike from run to run, not unforeseeable.")]
    public async Task<TimeSpan> WriteAsync(double rate, int count, bool isMeasured, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var next = TimeSpan.Zero;
        for (var written = 0; written < count; written++)
        {
            next += TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) / rate);
            if (next - clock.GetElapsedTime(started) is var wait && wait > TimeSpan.FromMilliseconds(0.5))
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            var at = clock.GetTimestamp();
            var course = workplace.Ledger.Mentioned(workplace.Mention(_number++), at, isMeasured);
            if (_random.NextDouble() < options.AnsweredShare)
            {
                var after = options.EscalateAfter * options.Levels * 0.9 * _random.NextDouble();
                _answers.Add(AnswerAsync(course, after, byButton: _random.NextDouble() < 0.5, cancellationToken));
            }
        }

        return clock.GetElapsedTime(started);
    }

    /// <summary>Waits until every requester knows the outcome, or nothing has happened for a while.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var patience = options.EscalateAfter + TimeSpan.FromSeconds(15);
        var ledger = workplace.Ledger;
        var clock = TimeProvider.System;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), clock);
        var (messages, since) = (ledger.Messages, clock.GetTimestamp());
        while (ledger.Open > 0 && clock.GetElapsedTime(since) < patience)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            (messages, since) = ledger.Messages == messages ? (messages, since) : (ledger.Messages, clock.GetTimestamp());
        }

        await Task.WhenAll(_answers);
        _answers.Clear();
    }

    /// <summary>The person asked last answers; who has no page yet cannot.</summary>
    private async Task AnswerAsync(Course course, TimeSpan after, bool byButton, CancellationToken cancellationToken)
    {
        await Task.Delay(after, TimeProvider.System, cancellationToken);
        if (course.ToldAt is not 0 || course.Newest is not var (page, level))
        {
            return;
        }

        course.AnsweredAt = TimeProvider.System.GetTimestamp();
        if (byButton)
        {
            workplace.Asked(page, level).Press(page, "take");
        }
        else
        {
            workplace.Asked(page, level).Direct("on it", page.Ts);
        }
    }
}
