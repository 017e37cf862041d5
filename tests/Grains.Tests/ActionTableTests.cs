using Pokemanager.Policies;
using Pokemanager.SlackEmulator;
using static Pokemanager.Grains.Tests.ActionTableTests.Deed;
using static Pokemanager.Grains.Tests.ActionTableTests.Place;

namespace Pokemanager.Grains.Tests;

/// <summary>
/// Everything that somebody can do, from every state of a request and over both sockets: where the request then stands, and where it is
/// told. dilbert and asok are asked first, then alice; catbert asked, and wally looks on.
/// </summary>
public sealed class ActionTableTests
{
    private const string Waits = "Open";
    private const string Taken = "Acknowledged";
    private const string Cancelled = "Cancelled";
    private const string Dropped = "Dropped";
    private const int Wait = 600;

    private static readonly BotConfiguration Policy =
        RunningBot.Policy(RunningBot.Level(Wait, "dilbert", "asok"), RunningBot.Level(Wait, "alice")) with { Ack = new AckRules { By = AckBy.Members } };

    private static readonly Dictionary<string, IReadOnlyList<Row>> Table = new()
    {
        ["asked"] =
        [
            new([TakeByButton, TakeByReply, TakeByEmoji, TakeInThread], Taken, InThread, "dilbert has it* ("),
            new([PassByButton, PassByReply, PassInThread], Waits, OnPage, "You passed this on"),
            new([Cancel], Cancelled, InThread, "Cancelled by catbert.* 2 people told to stand down"),
            new([Push], Waits, InThread, "catbert asked not to wait. Asking alice now"),
            new([Why], Waits, ToOne, "Level 1 of 2"),
            new([AskAgain], Waits, ToOne, "I'm still asking dilbert and asok"),
            new([ClaimByButton, ClaimByEmoji], Taken, InThread, "wally has it* ("),
        ],
        ["the next level is asked"] =
        [
            new([TakeByButton, TakeByReply, TakeByEmoji, TakeInThread], Taken, InThread, "dilbert has it* ("),
            new([PassByButton, PassByReply], Waits, OnPage, "This has gone on since: level 2 of 2 is asked"),
            new([PassInThread], Waits),
            new([Cancel], Cancelled, InThread, "Cancelled by catbert.* 3 people told to stand down"),
            new([Push], Waits, ToOne, "This has gone on since"),
            new([Why], Waits, ToOne, "Level 2 of 2"),
            new([AskAgain], Waits, ToOne, "I'm still asking alice"),
            new([ClaimByButton, ClaimByEmoji], Taken, InThread, "wally has it* ("),
        ],
        ["passed on by one of two"] =
        [
            new([TakeByButton, TakeByReply, TakeByEmoji], Taken, InThread, "dilbert has it* ("),
            new([TakeInThread, PassByButton, PassInThread], Waits),
            new([PassByReply], Waits, OnPage, "Passed on:"),
            new([Cancel], Cancelled, InThread, "Cancelled by catbert.* 2 people told to stand down"),
            new([Push], Waits, InThread, "catbert asked not to wait. Asking alice now"),
            new([Why], Waits, ToOne, "dilbert: passed"),
            new([AskAgain], Waits, ToOne, "I'm still asking asok"),
            new([ClaimByButton, ClaimByEmoji], Taken, InThread, "wally has it* ("),
        ],
        ["taken"] =
        [
            new([TakeByReply], Taken, OnPage, "*Yours:*"),
            new([TakeByButton, TakeByEmoji, TakeInThread, PassInThread, ClaimByEmoji], Taken),
            new([PassByButton], Taken, OnPage, "This is yours. If you can't go on with it, give it back."),
            new([GiveBackByButton], Waits, InThread, "dilbert gave it back"),
            new([PassByReply], Waits, OnPage, "Given back:"),
            new([Cancel, Push, ClaimByButton], Taken, ToOne, "dilbert took this"),
            new([Why], Taken, ToOne, "dilbert: has it since"),
            new([AskAgain], Taken, Anew),
        ],
        ["given back"] =
        [
            new([TakeByButton, TakeByReply, TakeByEmoji], Taken, OnPage, "Yours since"),
            new([TakeInThread, PassByButton, PassInThread, GiveBackByButton], Waits),
            new([PassByReply], Waits, OnPage, "Passed on:"),
            new([Cancel], Cancelled, InThread, "Cancelled by catbert.* 2 people told to stand down"),
            new([Push], Waits, ToOne, "This has gone on since"),
            new([Why], Waits, ToOne, "dilbert gave it back"),
            new([AskAgain], Waits, ToOne, "I'm still asking asok"),
            new([ClaimByButton, ClaimByEmoji], Taken, InThread, "wally has it* ("),
        ],
        ["cancelled"] =
        [
            new([TakeByButton, TakeByReply, PassByButton, PassByReply], Cancelled, OnPage, "catbert cancelled this"),
            new([TakeByEmoji, TakeInThread, PassInThread, ClaimByEmoji], Cancelled),
            new([Cancel, Push, ClaimByButton], Cancelled, ToOne, "catbert cancelled this"),
            new([Why], Cancelled, ToOne, "catbert cancelled it, so nobody else is asked"),
            new([AskAgain], Cancelled, Anew),
        ],
        ["dropped"] =
        [
            new([TakeByButton, TakeByReply, TakeByEmoji, TakeInThread], Taken, InThread, "dilbert picked this up after all"),
            new([PassByButton, PassByReply], Dropped, OnPage, "This has ended: nobody took it"),
            new([PassInThread], Dropped),
            new([Cancel, Push], Dropped, ToOne, "This has ended: nobody took it"),
            new([Why], Dropped, ToOne, "It was dropped. Mention me again to start over"),
            new([AskAgain], Dropped, Anew),
            new([ClaimByButton, ClaimByEmoji], Taken, InThread, "wally picked this up after all"),
        ],
        ["taken after the drop"] =
        [
            new([TakeByReply], Taken, OnPage, "*Yours:*"),
            new([TakeByButton, TakeByEmoji, TakeInThread, PassInThread, ClaimByEmoji], Taken),
            new([PassByButton], Taken, OnPage, "This is yours. If you can't go on with it, give it back."),
            new([GiveBackByButton], Waits, InThread, "dilbert gave it back"),
            new([PassByReply], Waits, OnPage, "Given back:"),
            new([Cancel, Push, ClaimByButton], Taken, ToOne, "dilbert took this"),
            new([Why], Taken, ToOne, "dilbert has it, so nobody else is asked"),
            new([AskAgain], Taken, Anew),
        ],
    };

    public enum Deed
    {
        TakeByButton, TakeByReply, TakeByEmoji, TakeInThread, PassByButton, PassByReply, PassInThread, GiveBackByButton,
        Cancel, Push, Why, AskAgain, ClaimByButton, ClaimByEmoji,
    }

    public enum Place
    {
        Nowhere, InThread, ToOne, OnPage, Anew,
    }

    public static TheoryData<string, bool> States()
    {
        // RTM brings no buttons, and only a button cancels.
        var data = new TheoryData<string, bool>();
        foreach (var state in Table.Keys)
        {
            data.Add(state, false);
            if (state is not "cancelled")
            {
                data.Add(state, true);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task Every_action_leads_where_it_should_and_is_told_where_it_matters(string state, bool isRtm)
    {
        await using var bot = await RunningBot.StartAsync(Policy, isRtm, slackSharesClock: true);
        var rows = Table[state].SelectMany(row => row.Deeds.Select(deed => (Deed: deed, Row: row))).Where(cell => !isRtm || !NeedsButton(cell.Deed)).ToArray();
        var cases = await BringTo(state, bot, [.. rows.Select(cell => cell.Deed)]);

        Array.ForEach(cases, at => Act(bot, at));
        for (var i = 0; i < cases.Length; i++)
        {
            await bot.PassUntilAsync(Told(bot, cases[i], rows[i].Row));
        }

        bot.Ask("positive control");
        await bot.PassUntilAsync(bot.Page("dilbert", "positive control"));
        foreach (var ((deed, row), at) in rows.Zip(cases))
        {
            var status = (await bot.Request(at.Mention).GetSnapshot())!.Status;
            Assert.True(status == row.Status, $"{deed} when {state}: {status}, not {row.Status}");
        }
    }

    private static bool NeedsButton(Deed deed) =>
        deed is TakeByButton or PassByButton or GiveBackByButton or Cancel or Push or Why or ClaimByButton;

    private static async Task<Case[]> BringTo(string state, RunningBot bot, Deed[] deeds)
    {
        var cases = new Case[deeds.Length];
        for (var i = 0; i < deeds.Length; i++)
        {
            var mention = bot.Ask($"for {deeds[i]}");
            var page = bot.Page("dilbert", $"for {deeds[i]}");
            await bot.PassUntilAsync(page);
            cases[i] = new Case(deeds[i], mention, await page, await bot.Line(mention, "Asking dilbert and asok now"));
            await bot.PagesTakenAsync(mention);
        }

        switch (state)
        {
            case "the next level is asked":
                await WaitPasses();
                break;
            case "passed on by one of two":
                await Each(at => bot.Company.User("dilbert").Reply(at.Page, "pass"), at => PageShows(at, "You passed this on"));
                break;
            case "taken":
                await Take("dilbert has it* (");
                break;
            case "given back":
                await Take("dilbert has it* (");
                await Each(at => bot.Company.User("dilbert").Reply(at.Page, "pass"), at => bot.Line(at.Mention, "dilbert gave it back"));
                await Each(_ => { }, at => bot.PagesTakenAsync(at.Mention));
                break;
            case "cancelled":
                await Each(at => bot.Company.User("catbert").Press(at.Receipt, "cancel"), at => bot.Line(at.Mention, "Cancelled by catbert"));
                break;
            case "dropped":
                await Drop();
                break;
            case "taken after the drop":
                await Drop();
                await Take("dilbert picked this up after all");
                break;
        }

        return cases;

        async Task Each(Action<Case> act, Func<Case, Task> outcome)
        {
            Array.ForEach(cases, act);
            foreach (var at in cases)
            {
                await bot.PassUntilAsync(outcome(at));
            }
        }

        async Task WaitPasses()
        {
            bot.Clock.Advance(TimeSpan.FromSeconds(Wait));
            await Each(_ => { }, at => bot.Page("alice", $"for {at.Deed}"));
            await Each(_ => { }, at => bot.PagesTakenAsync(at.Mention));
        }

        async Task Drop()
        {
            await WaitPasses();
            bot.Clock.Advance(TimeSpan.FromSeconds(Wait));
            await Each(_ => { }, at => bot.Line(at.Mention, "nobody took this"));
        }

        async Task Take(string saying)
        {
            await Each(at => bot.Company.User("dilbert").Reply(at.Page, "mine"), at => bot.Line(at.Mention, saying));
            await Each(_ => { }, at => PageShows(at, "Yours since"));
            cases = [.. cases.Select(at => at with { Held = bot.Company.Direct("dilbert").Message(at.Page.Ts) })];
        }

        Task PageShows(Case at, string saying) => bot.Company.Direct("dilbert").WaitForAsync(
            message => message.Ts == at.Page.Ts && message.Shows(saying), RunningBot.Patience, $"the page for {at.Deed} saying '{saying}'");
    }

    private static void Act(RunningBot bot, Case at)
    {
        var (dilbert, catbert, wally) = (bot.Company.User("dilbert"), bot.Company.User("catbert"), bot.Company.User("wally"));
        object _ = at.Deed switch
        {
            TakeByButton => dilbert.Press(at.Page, "take"),
            TakeByReply => dilbert.Reply(at.Page, "mine"),
            TakeByEmoji => dilbert.React(at.Page, "eyes"),
            TakeInThread => dilbert.Reply(at.Mention, "looking"),
            PassByButton => dilbert.Press(at.Page, "pass"),
            PassByReply => dilbert.Reply(at.Page, "pass"),
            PassInThread => dilbert.Reply(at.Mention, "pass"),
            GiveBackByButton => dilbert.Press(at.Held!, "give_back"),
            Cancel => catbert.Press(at.Receipt, "cancel"),
            Push => catbert.Press(at.Receipt, "push"),
            Why => catbert.Press(at.Receipt, "why"),
            AskAgain => catbert.Mention(at.Mention.Channel, $"again {at.Mention.Ts}", at.Mention.Ts),
            ClaimByButton => wally.Press(at.Receipt, "take"),
            ClaimByEmoji => wally.React(at.Mention, "eyes"),
            _ => throw new ArgumentOutOfRangeException(nameof(at)),
        };
    }

    private static Task Told(RunningBot bot, Case at, Row row)
    {
        var actor = bot.Company.User(at.Deed is ClaimByButton ? "wally" : "catbert").Id;
        var link = $"p{at.Mention.Ts.Replace(".", "", StringComparison.Ordinal)}";
        var what = $"after {at.Deed} '{row.Saying}' in {row.Place}";
        return row.Place switch
        {
            InThread => InChannel(message => message.EphemeralFor is null),
            ToOne => InChannel(message => message.EphemeralFor == actor),
            OnPage => bot.Company.Direct("dilbert").WaitForAsync(
                message => message.IsFromBot && message.Shows(row.Saying)
                    && (message.Ts == at.Page.Ts || message.ThreadTs == at.Page.Ts || message.Text.Contains(link, StringComparison.Ordinal)),
                RunningBot.Patience,
                what),
            Anew => bot.Page("dilbert", $"again {at.Mention.Ts}"),
            _ => Task.CompletedTask,
        };

        Task InChannel(Func<EmulatedMessage, bool> isSeen) => bot.Company.Channel("ops-help").WaitForAsync(
            message => message.IsFromBot && message.ThreadTs == at.Mention.Ts && isSeen(message) && message.Shows(row.Saying), RunningBot.Patience, what);
    }

    private sealed record Row(IReadOnlyList<Deed> Deeds, string Status, Place Place = Nowhere, string Saying = "");

    /// <summary>One request, and what stood where before anybody acted.</summary>
    private sealed record Case(Deed Deed, EmulatedMessage Mention, EmulatedMessage Page, EmulatedMessage Receipt)
    {
        /// <summary>dilbert's page once it was dilbert's.</summary>
        public EmulatedMessage? Held { get; init; }
    }
}
