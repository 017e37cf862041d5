using Orleans.Storage;

namespace Pokemanager.Silo.Storage;

/// <summary>Something to do inside the writer's transaction, and whoever awaits it.</summary>
internal abstract class WriteJob
{
    /// <summary>Does it and keeps the outcome to itself. May run again when the transaction around it failed.</summary>
    public abstract void Run(Tables tables);

    /// <summary>Answers with the outcome, which is durable now.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception cause);
}

/// <inheritdoc />
internal sealed class WriteJob<T>(Func<Tables, T> work) : WriteJob
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private InconsistentStateException? _refusal;

    public Task<T> Answer => _answer.Task;

    public override void Run(Tables tables)
    {
        _refusal = null;
        try
        {
            _result = work(tables);
        }
        catch (InconsistentStateException e)
        {
            // Found before anything was written, so the others of the transaction need not suffer.
            _refusal = e;
        }
    }

    public override void Complete()
    {
        if (_refusal is null)
        {
            _answer.SetResult(_result!);
        }
        else
        {
            _answer.SetException(_refusal);
        }
    }

    public override void Fail(Exception cause) => _answer.SetException(cause);
}
