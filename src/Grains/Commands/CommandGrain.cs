using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Pokemanager.Grains.Interfaces.Commands;
using Pokemanager.Grains.Interfaces.Conversations;
using Pokemanager.Grains.Interfaces.Requests;
using Pokemanager.Grains.Messages;
using Pokemanager.Grains.Slack;
using Pokemanager.Slack;

namespace Pokemanager.Grains.Commands;

/// <summary>
/// Carries out one slash command. One that asks for somebody leaves no message in Slack that a request could begin with, so the bot posts
/// one. Command, message and request are made durable one after the other, and each step is looked for before it is repeated.
/// </summary>
[GrainType("command"), CollectionAgeLimit(Minutes = 2)]
internal sealed partial class CommandGrain(
    [PersistentState("command")] IPersistentState<CommandState> store,
    ISlackWorkspaces workspaces,
    CommandAnswers answers,
    CommandPosting posting,
    PersonalAnswer personal,
    TimeProvider clock,
    ILogger<CommandGrain> logger) : Grain, ICommandGrain, IRemindable, IDisposable
{
    private const string Undone = "undone";
    private static readonly TimeSpan TryAgainEvery = TimeSpan.FromSeconds(30);

    // Slack delivers nothing again after such a time.
    private static readonly TimeSpan RememberFor = TimeSpan.FromMinutes(15);

    private readonly CancellationTokenSource _stopping = new();
    private SlashCommand? _taken;
    private bool _mayBePosted;
    private bool _isUnderWay;

    private string Trigger => this.GetPrimaryKeyString()[(Workspace.Length + 1)..];

    private string Workspace => this.GetPrimaryKeyString().Split('/')[0];

    private CommandState State => store.State;

    private string Wanted => State is { IsDrill: true, Text: "" } ? "A drill." : State.Text;

    private bool IsUndone => store.RecordExists && State.DoneAt is null;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Whatever an earlier activation did of it is not known.
        _mayBePosted = IsUndone;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();

    public async Task Take(SlashCommand command)
    {
        if (_taken is not null || store.RecordExists)
        {
            LogRepeated(Workspace, command.Name);
            return;
        }

        var meaning = CommandReading.Read(command.Text);
        if (meaning is CommandMeaning.Page page)
        {
            await Keep(command, page);
        }

        // Beside the turns: Slack is to hear soon that the command was taken, and a silo that stops does not wait for Slack.
        _taken = command;
        (meaning is CommandMeaning.Page ? CarryOut() : Answer(meaning)).Ignore();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsUndone)
        {
            CarryOut().Ignore();
            return;
        }

        if (_isUnderWay || State.DoneAt + RememberFor > clock.GetUtcNow())
        {
            return;
        }

        // All was done long enough ago, or the command was never stored.
        if (store.RecordExists)
        {
            await store.ClearStateAsync();
        }

        if (await this.GetReminder(Undone) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }

        DeactivateOnIdle();
    }

    /// <summary>The reminder comes first: one without a command ends by itself, a command without one would be forgotten in a crash.</summary>
    private async Task Keep(SlashCommand command, CommandMeaning.Page page)
    {
        await this.RegisterOrUpdateReminder(Undone, TryAgainEvery, TryAgainEvery);
        store.State = new CommandState
        {
            User = command.User, Channel = command.Channel, Text = page.Text, IsDrill = page.IsDrill, IsPrivate = command.IsPrivate, TakenAt = clock.GetUtcNow(),
        };
        await store.WriteStateAsync();
    }

    private async Task Answer(CommandMeaning meaning)
    {
        var command = _taken!;
        Message message;
        try
        {
            message = await answers.RenderAsync(meaning, command, Workspace, _stopping.Token);
        }
        catch (Exception e) when (!_stopping.IsCancellationRequested)
        {
            LogNotAnswered(e, Workspace, command.Name);
            message = CommandMessage.Failed();
        }

        await Show(command.User, command.Channel, message);
    }

    private async Task CarryOut()
    {
        if (_isUnderWay || !IsUndone)
        {
            return;
        }

        _isUnderWay = true;
        try
        {
            await Page();
        }
        catch (Exception e)
        {
            // The reminder takes it up again.
            LogNotCarriedOut(e, Workspace, State.Channel);
            if (e is InconsistentStateException)
            {
                // Another activation wrote meanwhile; the next one begins with what it wrote.
                DeactivateOnIdle();
            }
        }
        finally
        {
            _isUnderWay = false;
        }
    }

    private async Task Page()
    {
        using var span = Spans.Begin("command carry out")?.In(Workspace, State.Channel);
        var workspace = await workspaces.GetAsync(Workspace, _stopping.Token);
        Message? refusal = null;
        if (State.Ts is null)
        {
            var mayBePosted = _mayBePosted;
            _mayBePosted = true;
            (State.Ts, refusal) = await posting.PostAsync(workspace, State, $"command:{Trigger}", mayBePosted, _stopping.Token);

            // Known before the request is opened, so that a crash in between cannot lead to a second request.
            await store.WriteStateAsync();
        }

        if (refusal is null)
        {
            var mention = new Mention(Workspace, State.Channel, State.Ts!, null, State.User, Wanted) { IsDrill = State.IsDrill };
            await GrainFactory.GetGrain<IRequestGrain>(mention.Key.ToString()).Open(mention);
        }

        State.DoneAt = clock.GetUtcNow();
        await store.WriteStateAsync();
        await this.RegisterOrUpdateReminder(Undone, RememberFor, TryAgainEvery);
        if (refusal is not null)
        {
            await Show(State.User, State.Channel, refusal);
        }
    }

    private async Task Show(string user, string channel, Message message)
    {
        try
        {
            var workspace = await workspaces.GetAsync(Workspace, _stopping.Token);
            await personal.ShowAsync(workspace, user, channel, $"command:{Trigger}", message, _stopping.Token);
        }
        catch (Exception e) when (e is SlackApiException or InvalidOperationException || e.IsUnanswered())
        {
            LogNotShown(Workspace, (e as SlackApiException)?.Error ?? e.Message);
        }
    }
}
