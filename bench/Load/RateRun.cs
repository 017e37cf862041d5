namespace Pokemanager.Load;

/// <summary>Mentions at one rate, measured after a warm-up.</summary>
internal static class RateRun
{
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        await using var rig = await Rig.StartAsync(options, cancellationToken);
        var traffic = new Traffic(options, rig.Workplace);
        if (options.WarmUp > TimeSpan.Zero)
        {
            await traffic.WriteAsync(options.Rate, (int)(options.Rate * options.WarmUp.TotalSeconds), isMeasured: false, cancellationToken);
            await traffic.DrainAsync(cancellationToken);
        }

        var fault = Fault.StrikeAsync(options, rig, cancellationToken);
        var result = await MeasureAsync(options, rig, traffic, [], cancellationToken);
        if (await fault is { } times)
        {
            result = result with { Recovery = Recovery.Of(options, times, rig.Workplace.Ledger.Courses) };
        }

        Output.Write(result);
        if (options.RawCommits)
        {
            Output.Write(await RawRun.MeasureAsync(options, rig, result, cancellationToken));
        }

        return result.Findings!.IsClean ? 0 : 1;
    }

    /// <summary>Measures one rate with a bot that runs already; <paramref name="before"/> are the requests of earlier measurements.</summary>
    public static async Task<Result> MeasureAsync(LoadOptions options, Rig rig, Traffic traffic, HashSet<Course> before, CancellationToken cancellationToken)
    {
        var ledger = rig.Workplace.Ledger;
        var count = (int)(options.Rate * options.Duration.TotalSeconds);
        ledger.ClearConfirmed();
        var (paged, messages) = (ledger.Paged, ledger.Messages);
        var calls = await CallCounters.ReadAsync(rig, cancellationToken);
        var pending = ledger.Pending;
        var (botBefore, ownBefore) = (rig.Bots.Usage, ProcessUsage.Of(Environment.ProcessId));
        var took = await traffic.WriteAsync(options.Rate, count, isMeasured: true, cancellationToken);
        paged = ledger.Paged - paged;
        var botMeanwhile = rig.Bots.Usage;
        pending = ledger.Pending - pending;
        await traffic.DrainAsync(cancellationToken);
        var (botAfter, ownAfter) = (rig.Bots.Usage, ProcessUsage.Of(Environment.ProcessId));
        return new Result
        {
            Run = "rate",
            Transport = options.UseRtm ? "rtm" : "socket",
            Storage = options.StorageKind,
            Silos = options.Silos,
            Workspaces = options.Workspaces,
            Mentions = count,
            OfferedRate = Math.Round(count / took.TotalSeconds, 1),
            SustainedRate = Math.Round(paged / took.TotalSeconds, 1),
            EnvelopeConfirmed = Spread.Of(ledger.Confirmed),
            MessagesPerMention = Math.Round((ledger.Messages - messages) / (double)count, 1),
            BotCpuMsPerMention = options.Fault is not null ? null : Math.Round((botAfter.Cpu - botBefore.Cpu).TotalMilliseconds / count, 3),
            EmulatorCpuMsPerMention = Math.Round((ownAfter.Cpu - ownBefore.Cpu).TotalMilliseconds / count, 3),
            BotResidentMb = Math.Round(botAfter.ResidentBytes / 1048576.0, 1),
            PendingRequests = pending,
            BotKbPerPendingRequest = options.Fault is not null || pending <= 0 ? null : Math.Round((botMeanwhile.ResidentBytes - botBefore.ResidentBytes) / 1024.0 / pending, 1),
            BotCpuMsPerPendingRequest = options.Fault is not null || pending <= 0 ? null : Math.Round((botMeanwhile.Cpu - botBefore.Cpu).TotalMilliseconds / pending, 3),
            // Processes that were started again count anew.
            Calls = options.Fault is null ? StoreCalls.Of(calls, await CallCounters.ReadAsync(rig, cancellationToken), count) : null,
            Findings = Findings.Of(options, ledger.Courses.Where(course => !before.Contains(course))),
        };
    }
}
