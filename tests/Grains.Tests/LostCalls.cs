using Orleans;
using Orleans.Concurrency;

namespace Pokemanager.Grains.Tests;

/// <summary>Calls between grains that end as Orleans ends them while a silo that was lost is not yet known to be gone.</summary>
internal sealed class LostCalls : IOutgoingGrainCallFilter
{
    private string _method = "";
    private int _left;

    /// <summary>Whether every call that was to be lost is.</summary>
    public bool AreAll => Volatile.Read(ref _left) <= 0;

    /// <summary>Loses the next <paramref name="count"/> calls of a method.</summary>
    public void Next(string method, int count)
    {
        _method = method;
        Volatile.Write(ref _left, count);
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.MethodName != _method || Interlocked.Decrement(ref _left) < 0)
        {
            return context.Invoke();
        }

        // Of a call that wants no answer nobody hears that it was lost.
        return context.InterfaceMethod.IsDefined(typeof(OneWayAttribute), inherit: false)
            ? Task.CompletedTask
            : Task.FromException(new OperationCanceledException("The operation was canceled."));
    }
}
