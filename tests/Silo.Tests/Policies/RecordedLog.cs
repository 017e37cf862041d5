using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Pokemanager.Silo.Tests.Policies;

/// <summary>Keeps log lines for a test to await, in order.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Writer.TryWrite($"{logLevel}: {formatter(state, exception)}");

    /// <summary>The next line, whatever it says.</summary>
    public async Task<string> NextAsync(string awaited)
    {
        try
        {
            return await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"No log line within 30 s; awaited: {awaited}.");
        }
    }
}
