using System.Collections;

namespace Pokemanager.SlackEmulator;

/// <summary>The calls answered so far (the last 100,000), and waiting for further ones. Empty while recording is off.</summary>
public sealed class ApiCalls : IReadOnlyList<ApiCall>
{
    private const int Kept = 100_000;
    private readonly EmulatorOptions options;
    private readonly Lock sync = new();
    private readonly List<ApiCall> calls = [];
    private readonly List<(Func<ApiCall, bool> Matches, TaskCompletionSource<ApiCall> Found)> waits = [];

    internal ApiCalls(EmulatorOptions options) => this.options = options;

    /// <inheritdoc/>
    public int Count { get { lock (sync) return calls.Count; } }

    /// <inheritdoc/>
    public ApiCall this[int index] { get { lock (sync) return calls[index]; } }

    /// <summary>The calls of one method so far.</summary>
    public IReadOnlyList<ApiCall> Of(string method)
    {
        lock (sync) return calls.FindAll(c => c.Method == method);
    }

    /// <summary>The first call after this one that matches; a <see cref="TimeoutException"/> tells the calls there were.</summary>
    public Task<ApiCall> NextAsync(Func<ApiCall, bool> matches, TimeSpan timeout) => FindAsync(matches, timeout, from: Count);

    /// <summary>The first call that matches, past ones included.</summary>
    public Task<ApiCall> AnyAsync(Func<ApiCall, bool> matches, TimeSpan timeout) => FindAsync(matches, timeout, from: 0);

    /// <summary>Forgets the calls so far.</summary>
    public void Clear()
    {
        lock (sync) calls.Clear();
    }

    /// <inheritdoc/>
    public IEnumerator<ApiCall> GetEnumerator()
    {
        lock (sync) return calls.ToList().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool Recording => options.Record;

    internal void Add(ApiCall call)
    {
        lock (sync)
        {
            calls.Add(call);
            if (calls.Count > Kept) calls.RemoveRange(0, Kept / 10);
            for (var i = waits.Count - 1; i >= 0; i--)
            {
                if (!waits[i].Matches(call)) continue;
                waits[i].Found.TrySetResult(call);
                waits.RemoveAt(i);
            }
        }
    }

    private async Task<ApiCall> FindAsync(Func<ApiCall, bool> matches, TimeSpan timeout, int from)
    {
        var wait = (matches, found: new TaskCompletionSource<ApiCall>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (sync)
        {
            if (calls.Skip(from).FirstOrDefault(matches) is { } past) return past;
            waits.Add(wait);
        }

        try
        {
            return await wait.found.Task.WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            lock (sync) waits.Remove(wait);
            var seen = string.Join(", ", this.TakeLast(20).Select(c => c.Error is null ? c.Method : $"{c.Method}:{c.Error}"));
            throw new TimeoutException($"No matching API call within {timeout}; the last ones were: {seen}.");
        }
    }
}
