using System.Globalization;
using System.Text;

namespace Pokemanager.Silo.Tests.Telemetry;

/// <summary>Spans as a person reads them.</summary>
internal static class SpanTree
{
    /// <summary>One trace after the other, each span indented below the one above it.</summary>
    public static string Of(IReadOnlyList<ReceivedSpan> spans)
    {
        var text = new StringBuilder();
        var ids = spans.Select(span => span.Id).ToHashSet();
        foreach (var trace in spans.GroupBy(span => span.Trace))
        {
            foreach (var top in trace.Where(span => !ids.Contains(span.Parent)).OrderBy(span => span.Start))
            {
                Write(text, top, trace.ToLookup(span => span.Parent), trace.Min(span => span.Start), 0);
            }
        }

        return text.ToString();
    }

    /// <summary>The names from a span up to the top of its trace.</summary>
    public static IReadOnlyList<string> Way(this IReadOnlyList<ReceivedSpan> spans, ReceivedSpan from)
    {
        var way = new List<string>();
        for (ReceivedSpan? span = from; span is not null; span = spans.FirstOrDefault(other => other.Id == span.Parent && other.Trace == span.Trace))
        {
            way.Add(span.Name);
        }

        return way;
    }

    private static void Write(StringBuilder text, ReceivedSpan span, ILookup<string, ReceivedSpan> below, ulong start, int depth)
    {
        var tags = span.Tags.Where(tag => !tag.Key.StartsWith("rpc.", StringComparison.Ordinal)).Select(tag => $"{tag.Key}={tag.Value}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{(span.Start - start) / 1e6,9:F1} +{(span.End - span.Start) / 1e6,8:F1} ms {new string(' ', depth * 2)}{span.Name} {string.Join(' ', tags)}");
        foreach (var next in below[span.Id].OrderBy(next => next.Start))
        {
            Write(text, next, below, start, depth + 1);
        }
    }
}
