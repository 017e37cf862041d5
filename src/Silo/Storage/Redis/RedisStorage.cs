using Orleans.Runtime.Hosting;
using Pokemanager.Grains.Requests;
using StackExchange.Redis;

namespace Pokemanager.Silo.Storage.Redis;

/// <summary>
/// Redis for a cluster of silos. Membership and reminders go through Orleans' providers; states and the index of
/// requests are written by one script each, so that both change or neither. One connection serves all. What is written is as durable as
/// the server's append-only file.
/// </summary>
internal sealed partial class RedisStorage : IStorage
{
    private const int Tries = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(3);

    private readonly ConfigurationOptions _options;
    private readonly ConnectionMultiplexer _redis;

    private RedisStorage(ConfigurationOptions options, ConnectionMultiplexer redis) => (_options, _redis) = (options, redis);

    public bool IsShared => true;

    /// <summary>Connects.</summary>
    /// <exception cref="FormatException">The configuration cannot be read.</exception>
    /// <exception cref="StorageException">The server cannot be reached or used; the message never repeats a password.</exception>
    public static async Task<RedisStorage> OpenAsync(string configuration, TimeProvider clock, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var options = Read(configuration);
        var place = $"redis at {string.Join(", ", options.EndPoints)}";
        var logger = loggers.CreateLogger<RedisStorage>();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var redis = await ConnectionMultiplexer.ConnectAsync(options);
                return new RedisStorage(options, redis);
            }
            catch (RedisException e)
            {
                var isRefusal = e.Message.Contains("AUTH", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("WRONGPASS", StringComparison.OrdinalIgnoreCase);
                if (attempt == Tries || isRefusal)
                {
                    throw new StorageException(
                        isRefusal
                            ? $"storage {place}: it refuses the user or the password. Mend the value of --storage."
                            : $"storage {place}: it cannot be reached. See that it runs, and that address and port are right.",
                        e);
                }

                LogUnreachable(logger, place, attempt);
                await Task.Delay(FirstWait * Math.Pow(2, attempt - 1) * (0.75 + (Random.Shared.NextDouble() / 2)), clock, cancellationToken);
            }
        }
    }

    public void AddTo(ISiloBuilder silo)
    {
        silo.UseRedisClustering(options =>
        {
            options.ConfigurationOptions = _options;
            options.CreateMultiplexer = _ => Task.FromResult(((IConnectionMultiplexer)_redis, true));
        });
        silo.UseRedisReminderService(options =>
        {
            options.ConfigurationOptions = _options;
            options.CreateMultiplexer = _ => Task.FromResult(((IConnectionMultiplexer)_redis, true));
        });
        silo.Services.AddGrainStorage("Default", (services, _) => new RedisGrainStorage(_redis.GetDatabase(), services.GetRequiredService<TimeProvider>()));
        silo.Services.AddSingleton<IRequestIndex>(new RedisRequestIndex(_redis.GetDatabase()));
    }

    public async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _redis.GetDatabase().PingAsync().WaitAsync(ProbePatience, cancellationToken);
            return null;
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            return "Redis does not answer.";
        }
    }

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    private static ConfigurationOptions Read(string configuration)
    {
        try
        {
            var options = ConfigurationOptions.Parse(configuration);
            if (options.EndPoints.Count > 0)
            {
                options.ClientName ??= "pokemanager";
                return options;
            }
        }
        catch (ArgumentException)
        {
            // Its message may repeat a value, and a value may be the password.
        }

        throw new FormatException("--storage: what follows 'redis:' is no configuration. Write redis:host:6379,password=….");
    }

    [LoggerMessage(1, LogLevel.Warning, "Storage {Place} could not be reached on try {Attempt}")]
    private static partial void LogUnreachable(ILogger logger, string place, int attempt);
}
