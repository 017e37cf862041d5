using System.Threading.Channels;
using Orleans.Runtime;

namespace Pokemanager.Silo.Tests.Storage;

/// <inheritdoc />
[GrainType("diary")]
internal sealed class DiaryGrain([PersistentState("diary")] IPersistentState<Note> store, Channel<string> ticks) : Grain, IDiaryGrain, IRemindable
{
    public Task Put(string text)
    {
        store.State = store.State with { Text = text };
        return store.WriteStateAsync();
    }

    public Task<string> Get() => Task.FromResult(store.State.Text);

    public Task Clear() => store.ClearStateAsync();

    public Task Remind() => this.RegisterOrUpdateReminder("write", TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1));

    public async Task Forget() => await this.UnregisterReminder((await this.GetReminder("write"))!);

    public Task ReceiveReminder(string reminderName, TickStatus status) => ticks.Writer.WriteAsync(this.GetPrimaryKeyString()).AsTask();
}
