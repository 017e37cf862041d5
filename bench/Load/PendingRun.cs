namespace Pokemanager.Load;

/// <summary>Opens many requests that wait for long, and looks at the bot while they wait.</summary>
internal static class PendingRun
{
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        await using var rig = await Rig.StartAsync(options, cancellationToken);
        var bots = rig.Bots;
        var traffic = new Traffic(options, rig.Workplace);
        // What the first thousand costs is mostly compiled code and buffers.
        await traffic.WriteAsync(options.Rate, 1000, isMeasured: false, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), clock, cancellationToken);
        var (before, storeBefore) = (bots.Usage, await rig.Store.SizeAsync(cancellationToken));
        await traffic.WriteAsync(options.Rate, options.Requests, isMeasured: true, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(5), clock, cancellationToken);
        var after = bots.Usage;
        await Task.Delay(IdleFor, clock, cancellationToken);
        var (idle, store) = (bots.Usage, await rig.Store.SizeAsync(cancellationToken));

        var unpaged = rig.Workplace.Ledger.Courses.Count(course => course.PagedAt[0] is 0);
        var result = new PendingResult(
            options.Requests,
            options.StorageKind,
            options.Silos,
            Megabytes(before.ResidentBytes),
            Megabytes(after.ResidentBytes),
            Megabytes(idle.ResidentBytes),
            KilobytesEach(after.ResidentBytes - before.ResidentBytes),
            Math.Round((after.Cpu - before.Cpu).TotalMilliseconds / options.Requests, 2),
            Math.Round((idle.Cpu - after.Cpu) / IdleFor * 100, 2),
            Megabytes(store),
            KilobytesEach(store - storeBefore),
            unpaged);
        Output.Write(result);
        return unpaged is 0 ? 0 : 1;

        double KilobytesEach(long bytes) => Math.Round(bytes / 1024.0 / options.Requests, 1);
    }

    private static double Megabytes(long bytes) => Math.Round(bytes / 1048576.0, 1);
}
