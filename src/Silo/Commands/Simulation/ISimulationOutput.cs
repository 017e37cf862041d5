using Pokemanager.Policies.Forecasts;

namespace Pokemanager.Silo.Commands.Simulation;

/// <summary>Where a simulation shows itself.</summary>
internal interface ISimulationOutput
{
    /// <summary>Before the first command.</summary>
    void Begin();

    /// <summary>The next command is waited for.</summary>
    void Ask(DateTimeOffset now);

    /// <summary>A command came from somewhere that does not show it by itself.</summary>
    void Echo(string command);

    /// <summary>Something happened, and this is what everybody sees of it.</summary>
    void Show(Played played);

    /// <summary>The clock was moved.</summary>
    void Clock(DateTimeOffset now);

    /// <summary>How a request came to where it stands, and how it goes on if nobody answers.</summary>
    void Why(int request, Course course);

    /// <summary>A word to the person.</summary>
    void Note(string text);
}
