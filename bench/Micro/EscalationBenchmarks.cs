using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Pokemanager.Policies.Requests;

namespace Pokemanager.Micro;

/// <summary>The decision, for each kind of event of a request with four levels.</summary>
[MemoryDiagnoser]
public class EscalationBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);
    private static readonly RequestEvent.Answered AnswerOfAsok = new("U0ASOK", "1772443900.000200", AnswerWay.Button);
    private static readonly RequestEvent.Tick Due = new();

    private readonly RequestState _none = new();
    private readonly RequestEvent.Opened _opened = new(
        new RequestOrigin(
            "T0ACME", "C0OPS", "1772443800.000100", null, "<@U0POKE> the build is red", "https://acme.slack.com/archives/C0OPS/p1772443800000100"),
        new Person("U0WALLY", "wally"),
        new Plan("default", "4f2a91", [Level("dilbert"), Level("asok", "alice"), Level("wally"), Level("pointy_haired_boss")]));

    private RequestState _open = new();
    private RequestState _asked = new();

    [GlobalSetup]
    public void OpenRequest()
    {
        _open = Escalation.Decide(_none, _opened, Now).State;
        var page = _open.Outbox.First(effect => effect.Kind is EffectKind.Page);
        _asked = Escalation.Decide(_open, new RequestEvent.Posted(page.Key, page.Revision, new PostedMessage("D0DILBERT", "1772443800.000300")), Now).State;
        _asked = Escalation.Decide(_asked, Due, Now + Wait).State;
    }

    [Benchmark]
    public Decision Open() => Escalation.Decide(_none, _opened, Now);

    [Benchmark]
    public Decision Tick_that_asks_the_next_level() => Escalation.Decide(_open, Due, Now + Wait);

    [Benchmark]
    public Decision Tick_before_its_time() => Escalation.Decide(_open, Due, Now);

    [Benchmark]
    public Decision Answer() => Escalation.Decide(_asked, AnswerOfAsok, Now + Wait);

    private static PlannedLevel Level(params ImmutableArray<string> names) =>
        new([.. names.Select(name => new Person($"U0{name.ToUpperInvariant()}", name))], [], Wait);
}
