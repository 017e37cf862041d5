namespace Pokemanager.Load;

/// <summary>Mentions at one rate, measured after a warm-up.</summary>
internal static class RateRun
{
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        await using var workplace = await Workplace.OpenAsync(options, cancellationToken);
        await using var bots = await BotCluster.StartAsync(options, workplace, cancellationToken);
        var traffic = new Traffic(options, workplace);
        if (options.WarmUp > TimeSpan.Zero)
        {
            await traffic.WriteAsync(options.Rate, (int)(options.Rate * options.WarmUp.TotalSeconds), isMeasured: false, cancellationToken);
            await traffic.DrainAsync(cancellationToken);
        }

        var fault = bots.HarmAsync(options, cancellationToken);
        var result = await MeasureAsync(options, workplace, () => bots.Usage, traffic, [], cancellationToken);
        await fault;
        Output.Write(result);
        return result.Findings!.IsClean ? 0 : 1;
    }

    /// <summary>Measures one rate with a bot that runs already; <paramref name="before"/> are the requests of earlier measurements.</summary>
    public static async Task<Result> MeasureAsync(
        LoadOptions options, Workplace workplace, Func<ProcessUsage> usage, Traffic traffic, HashSet<Course> before, CancellationToken cancellationToken)
    {
        var count = (int)(options.Rate * options.Duration.TotalSeconds);
        workplace.Ledger.ClearConfirmed();
        var (paged, messages) = (workplace.Ledger.Paged, workplace.Ledger.Messages);
        var (botBefore, ownBefore) = (usage(), ProcessUsage.Of(Environment.ProcessId));
        var took = await traffic.WriteAsync(options.Rate, count, isMeasured: true, cancellationToken);
        paged = workplace.Ledger.Paged - paged;
        await traffic.DrainAsync(cancellationToken);
        var (botAfter, ownAfter) = (usage(), ProcessUsage.Of(Environment.ProcessId));
        return new Result
        {
            Run = "rate",
            Transport = options.UseRtm ? "rtm" : "socket",
            Storage = options.Storage.Split(':')[0],
            Mentions = count,
            OfferedRate = Math.Round(count / took.TotalSeconds, 1),
            SustainedRate = Math.Round(paged / took.TotalSeconds, 1),
            EnvelopeConfirmed = Spread.Of(workplace.Ledger.Confirmed),
            MessagesPerMention = Math.Round((workplace.Ledger.Messages - messages) / (double)count, 1),
            BotCpuMsPerMention = Math.Round((botAfter.Cpu - botBefore.Cpu).TotalMilliseconds / count, 3),
            EmulatorCpuMsPerMention = Math.Round((ownAfter.Cpu - ownBefore.Cpu).TotalMilliseconds / count, 3),
            BotResidentMb = Math.Round(botAfter.ResidentBytes / 1048576.0, 1),
            Findings = Findings.Of(options, workplace.Ledger.Courses.Where(course => !before.Contains(course))),
        };
    }
}
