using Microsoft.Playwright;
using Pokemanager.Demo.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Pokemanager.Demo.Tests.Stories;

/// <summary>
/// In every state of a request the page shows the buttons that there are and no other, and each leads on. dilbert and asok are asked
/// first, then alice; catbert asked, and wally, a bystander, may take it. They sit side by side.
/// </summary>
public sealed class EveryStateStory(Chromium browser, EveryStateStory.Shared shared) : IClassFixture<EveryStateStory.Shared>
{
    private const string Levels = """
        escalation_policy:
          - handlers: [dilbert, asok]
            escalate_after_seconds: 600
          - handlers: [alice]
            escalate_after_seconds: 600
        ack: {by: members}
        """;

    private const string Take = "I'll take it";
    private const string Pass = "Can't, ask the next";
    private const string PassLast = "Can't take it";
    private const string GiveBack = "Give it back";
    private const string Cancel = "Cancel";
    private const string Why = "Why them?";
    private const string Push = "Ask the next now";

    private static readonly Dictionary<string, State> States = new()
    {
        ["asked"] = new([],
        [
            new("dilbert", Take, "Yours since"),
            new("dilbert", Pass, "You passed this on"),
            new("catbert", Cancel, "Cancelled by catbert. 2 people told to stand down."),
            new("catbert", Why, "it is the first"),
            new("catbert", Push, "catbert asked not to wait. Asking alice now"),
            new("catbert", Take, null),
            new("wally", Take, "wally has it"),
        ]),
        ["the next level is asked"] = new([("catbert", Push)],
        [
            new("dilbert", Take, "Yours since"),
            new("alice", Take, "Yours since"),
            new("alice", PassLast, "Nobody took it, and catbert was told"),
            new("catbert", Cancel, "Cancelled by catbert. 3 people told to stand down."),
            new("catbert", Why, "catbert did not want to wait"),
            new("catbert", Take, null),
            new("wally", Take, "wally has it"),
        ]),
        ["passed on by one of two"] = new([("dilbert", Pass)],
        [
            new("dilbert", Take, "Yours since"),
            new("catbert", Cancel, "Cancelled by catbert. 2 people told to stand down."),
            new("catbert", Why, "dilbert: passed it on"),
            new("catbert", Push, "catbert asked not to wait. Asking alice now"),
            new("catbert", Take, null),
            new("wally", Take, "wally has it"),
        ]),
        ["taken"] = new([("dilbert", Take)],
        [
            new("dilbert", GiveBack, "You passed this on"),
            new("catbert", Why, "dilbert: has it since"),
        ]),
        ["given back"] = new([("dilbert", Take), ("dilbert", GiveBack)],
        [
            new("dilbert", Take, "Yours since"),
            new("catbert", Cancel, "Cancelled by catbert. 2 people told to stand down."),
            new("catbert", Why, "dilbert gave it back"),
            new("catbert", Push, "catbert asked not to wait. Asking alice now"),
            new("catbert", Take, null),
            new("wally", Take, "wally has it"),
        ]),
        ["cancelled"] = new([("catbert", Cancel)], [new("catbert", Why, "catbert cancelled it, so nobody else is asked")]),
        ["dropped"] = new([("catbert", Push), ("alice", PassLast)],
        [
            new("dilbert", Take, "Yours since"),
            new("alice", Take, "Yours since"),
            new("catbert", Why, "It was dropped. Mention me again to start over"),
            new("catbert", Take, null),
            new("wally", Take, "wally picked this up after all"),
        ]),
        ["taken after the drop"] = new([("catbert", Push), ("alice", PassLast), ("dilbert", Take)],
        [
            new("dilbert", GiveBack, "Nobody took it, and catbert was told"),
            new("catbert", Why, "dilbert has it, so nobody else is asked"),
        ]),
    };

    public static TheoryData<string> StateNames => [.. States.Keys];

    [Theory]
    [MemberData(nameof(StateNames))]
    public async Task Each_button_leads_on_and_there_is_no_other(string name)
    {
        var state = States[name];
        await using var visit = await browser.VisitAsync(shared.Demo.Page, width: 2400, height: 1400);
        foreach (var handler in new[] { "dilbert", "alice", "wally" })
        {
            await (await visit.OpenBesideAsync(handler)).OpenAsync(handler is "wally" ? "ops-help" : "poke");
        }

        var cases = state.Deeds.Where(deed => deed.Outcome is not null).Select((deed, i) => (Deed: deed, Question: $"case {i + 1} when {name}.")).ToArray();
        foreach (var (_, question) in cases)
        {
            await visit.As("catbert").SayAsync($"@poke {question}");
            await Expect(visit.As("dilbert").Message(question)).ToBeVisibleAsync();
        }

        // Each step of all cases at once, since the bot edits a message every few seconds at most.
        foreach (var (person, button) in state.Before)
        {
            foreach (var (_, question) in cases)
            {
                await Pane.Button(Shown(visit, person, question), button).ClickAsync();
            }

            foreach (var (_, question) in cases)
            {
                await Expect(Pane.Button(Shown(visit, person, question), button)).ToHaveCountAsync(0);
            }
        }

        foreach (var shown in state.Deeds.Where(deed => deed.Person is not "wally").ToLookup(deed => deed.Person, deed => deed.Button))
        {
            foreach (var (_, question) in cases)
            {
                await Expect(Shown(visit, shown.Key, question).Locator(".block.actions button")).ToHaveTextAsync([.. shown.OrderBy(Order)]);
            }
        }

        foreach (var (deed, question) in cases)
        {
            await Pane.Button(Shown(visit, deed.Person, question), deed.Button).ClickAsync();
        }

        foreach (var (deed, question) in cases)
        {
            await Expect(IsHandler(deed.Person) ? visit.As(deed.Person).Message(question) : visit.As(deed.Person).Thread(question)).ToContainTextAsync(deed.Outcome!);
        }
    }

    /// <summary>The page for a handler; for others the receipt in the thread.</summary>
    private static ILocator Shown(Visit visit, string person, string question) =>
        IsHandler(person) ? visit.As(person).Message(question) : visit.As(person).Thread(question).Locator(".message").First;

    private static bool IsHandler(string person) => person is not ("catbert" or "wally");

    // As the bot has them, from left to right.
    private static int Order(string button) => Array.IndexOf([Cancel, Why, Push, Take, Pass, PassLast, GiveBack], button);

    /// <param name="Before">Who presses what to come there.</param>
    /// <param name="Deeds">All the buttons that there are then.</param>
    private sealed record State((string Person, string Button)[] Before, Deed[] Deeds);

    /// <param name="Outcome">What is shown to whom presses it; null when only that it is there matters.</param>
    private sealed record Deed(string Person, string Button, string? Outcome);

    public sealed class Shared : SharedDemo
    {
        protected override string Policy => Levels;
    }
}
