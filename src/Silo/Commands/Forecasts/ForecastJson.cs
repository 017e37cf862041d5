using System.Text.Encodings.Web;
using System.Text.Json;
using Pokemanager.Policies.Forecasts;

namespace Pokemanager.Silo.Commands.Forecasts;

/// <summary>The same for programs.</summary>
internal static class ForecastJson
{
    public static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    public static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    public static ForecastStep Step(Happening happening, Reasons reasons, Moment moment)
    {
        var isAsked = happening.Kind is HappeningKind.Asked;
        return new ForecastStep(
            moment.Iso(happening.Step.At),
            (long)happening.Step.Since.TotalSeconds,
            happening.Level + 1,
            [.. happening.People.Select(person => person.Name)],
            JsonNamingPolicy.CamelCase.ConvertName(happening.Kind.ToString()),
            reasons.Why(happening),
            isAsked ? moment.Iso(happening.Step.After.DueAt!.Value) : null);
    }
}

/// <summary>One <see cref="Happening"/> for programs.</summary>
/// <param name="At">ISO 8601 with offset.</param>
/// <param name="AfterSeconds">Since the mention.</param>
/// <param name="Level">From 1; null when the answer of somebody who was never asked.</param>
/// <param name="What">The name of the <see cref="HappeningKind"/>, in camel case.</param>
/// <param name="Why">For people; the words may change.</param>
/// <param name="DueAt">When the level's wait is over; null unless it is asked.</param>
internal sealed record ForecastStep(string At, long AfterSeconds, int? Level, string[] Who, string What, string Why, string? DueAt);
