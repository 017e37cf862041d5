using Pokemanager.Load.Servers;

namespace Pokemanager.Load;

/// <summary>What befalls the bot or its database while mentions are written.</summary>
internal static class Fault
{
    public const string Kill = "kill";
    public const string Stop = "stop";
    public const string Roll = "roll";
    public const string Move = "move";
    public const string Database = "database";

    /// <summary>Does what <see cref="LoadOptions.Fault"/> says, a third into the run; null without a fault.</summary>
    public static async Task<FaultTimes?> StrikeAsync(LoadOptions options, Rig rig, CancellationToken cancellationToken)
    {
        if (options.Fault is null)
        {
            return null;
        }

        var clock = TimeProvider.System;
        await Task.Delay(options.Duration / 3, clock, cancellationToken);
        var victim = rig.Bots.Silos[^1];
        var at = clock.GetTimestamp();
        var back = at;
        switch (options.Fault)
        {
            case Kill or Move:
                await victim.KillAsync(cancellationToken);
                await Task.Delay(options.DownFor, clock, cancellationToken);
                back = clock.GetTimestamp();
                await victim.RestartAsync(options.Fault is Move, cancellationToken);
                break;
            case Stop:
                await victim.SignalAsync("STOP", cancellationToken);
                await Task.Delay(options.DownFor, clock, cancellationToken);
                back = clock.GetTimestamp();
                await victim.SignalAsync("CONT", cancellationToken);
                await victim.RestartIfGivenUpAsync(cancellationToken);
                break;
            case Database when rig.Store is IServer server:
                await server.CrashAsync(cancellationToken);
                await Task.Delay(options.DownFor, clock, cancellationToken);
                back = clock.GetTimestamp();
                await server.ResumeAsync(cancellationToken);
                await Task.WhenAll(rig.Bots.Silos.Select(silo => silo.WaitUntilReadyAsync(cancellationToken)));
                break;
            default:
                foreach (var silo in rig.Bots.Silos)
                {
                    await silo.EndAsync(cancellationToken);
                    await silo.RestartAsync(moves: false, cancellationToken);
                }

                break;
        }

        return new FaultTimes(at, back, clock.GetTimestamp());
    }
}

/// <summary>When a fault began, when what was away was started again, and when everything was ready; timestamps of the clock.</summary>
internal readonly record struct FaultTimes(long At, long BackAt, long ReadyAt);
