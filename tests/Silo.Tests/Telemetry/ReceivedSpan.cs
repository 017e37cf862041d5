namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>One span as it came over the wire.</summary>
/// <param name="Parent">The id of the span above; empty at the top of a trace.</param>
/// <param name="Links">The traces that it points to.</param>
internal sealed record ReceivedSpan(
    string Source, string Trace, string Id, string Parent, string Name, ulong Start, ulong End, bool IsFailed,
    IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Links)
{
    public string? this[string tag] => Tags.GetValueOrDefault(tag);

    /// <summary>The numbers are those of <c>opentelemetry/proto/trace/v1/trace.proto</c>.</summary>
    public static IEnumerable<ReceivedSpan> In(ProtoField resourceSpans) =>
        from scope in resourceSpans.All(2)
        from span in scope.All(2)
        select new ReceivedSpan(
            scope.Get(1).Get(1).Text, span.Get(1).Hex, span.Get(2).Hex, span.Get(4).Hex, span.Get(5).Text, span.Get(7).Value, span.Get(8).Value,
            span.Get(15).Get(3).Value is 2, Attributes(span, 9), [.. span.All(13).Select(link => link.Get(1).Hex)]);

    public static Dictionary<string, string> Attributes(ProtoField owner, int number) =>
        owner.All(number).ToDictionary(pair => pair.Get(1).Text, pair => Value(pair.Get(2)));

    private static string Value(ProtoField any) =>
        ProtoField.Of(any.Bytes).Select(value => value.Bytes.IsEmpty ? $"{value.Value}" : value.Text).FirstOrDefault("");
}
