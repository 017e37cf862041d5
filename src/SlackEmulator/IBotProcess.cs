namespace Pokemanager.SlackEmulator;

/// <summary>The bot as a process that the visitors of the page may end and start again.</summary>
public interface IBotProcess
{
    /// <summary>Whether it runs now.</summary>
    bool IsRunning { get; }

    /// <summary>Since when that is so.</summary>
    DateTimeOffset Since { get; }

    /// <summary>How it ended, such as <c>killed</c>; null while it runs.</summary>
    string? Ended { get; }

    /// <summary>How many times shorter the policy's waits are than they are written.</summary>
    double Speed { get; }

    /// <summary>Ends it as <c>kill -9</c> does. Does nothing when it does not run.</summary>
    void Kill();

    /// <summary>Starts it on what it stored before. Does nothing when it runs.</summary>
    void Start();
}
