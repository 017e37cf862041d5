using Orleans.Runtime.Hosting;
using Pokemanager.Grains.Requests;
using StackExchange.Redis;

namespace Pokemanager.Silo.Storage.Redis;

/// <summary>
/// Redis for a cluster of silos. Membership and reminders go through Orleans' providers; states and the index of
/// requests are written by one script each, so that both change or neither. One connection serves all. What is written is as durable as
/// the server's append-only file.
/// </summary>
internal sealed class RedisStorage : IStorage
{
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
        return await new PatientOpening(clock, loggers.CreateLogger<RedisStorage>()).OpenAsync(
            place, async () => new RedisStorage(options, await ConnectionMultiplexer.ConnectAsync(options)), Judge, cancellationToken);
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

    private static (bool MayPass, string Why)? Judge(Exception failure) => failure switch
    {
        not RedisException => null,
        _ when failure.Message.Contains("AUTH", StringComparison.OrdinalIgnoreCase) || failure.Message.Contains("WRONGPASS", StringComparison.OrdinalIgnoreCase) =>
            (false, "it refuses the user or the password. Mend the value of --storage."),
        _ => (true, "it cannot be reached. See that it runs, and that address and port are right."),
    };
}
