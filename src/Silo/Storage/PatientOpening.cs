namespace Pokemanager.Silo.Storage;

/// <summary>Opens a storage that is a server, and waits for one that is not there yet.</summary>
internal sealed partial class PatientOpening(TimeProvider clock, ILogger logger)
{
    private const int Tries = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);

    /// <summary>What <paramref name="open"/> gives, tried again with growing waits for some fifteen seconds.</summary>
    /// <param name="place">Where it is, in words that hold no secret.</param>
    /// <param name="judge">Whether waiting may help, and what is wrong in words that hold no secret; null for what is no failure of the server.</param>
    /// <exception cref="StorageException">It cannot be reached or used.</exception>
    public async Task<T> OpenAsync<T>(string place, Func<Task<T>> open, Func<Exception, (bool MayPass, string Why)?> judge, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await open();
            }
            catch (Exception e) when (judge(e) is { } failure)
            {
                if (attempt == Tries || !failure.MayPass)
                {
                    throw new StorageException($"storage {place}: {failure.Why}", e);
                }

                LogUnreachable(place, failure.Why, attempt);
                await Task.Delay(FirstWait * Math.Pow(2, attempt - 1) * (0.75 + (Random.Shared.NextDouble() / 2)), clock, cancellationToken);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Storage {Place}, try {Attempt}: {Why}")]
    private partial void LogUnreachable(string place, string why, int attempt);
}
