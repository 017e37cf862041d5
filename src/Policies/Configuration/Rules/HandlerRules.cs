using System.Collections.Immutable;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration.Rules;

/// <summary>Whom a level asks.</summary>
internal static class HandlerRules
{
    public static ImmutableArray<HandlerReference>? Read(MapNode level, int number, ProblemList problems)
    {
        switch (level.Find("handlers"))
        {
            case null:
                problems.Missing(level, $"level {number} has no handlers; add them, as in handlers: [dilbert]");
                return null;
            case { Value: TextNode { IsNothing: true } nothing }:
                problems.Error(nothing.At, $"the handlers of level {number} are empty; name at least one person, as in handlers: [dilbert]");
                return null;
            case { Value: ListNode { Items.IsEmpty: true } nothing }:
                problems.Error(nothing.At, $"the handlers of level {number} are empty; name at least one person, as in handlers: [dilbert]");
                return null;
            case { Value: ListNode list }:
                return Read(list, number, problems);
            case { Value: var other }:
                problems.Error(other.At, $"handlers must be a list, not {other.Kind}; write it as handlers: [{Example(other)}]");
                return null;
        }
    }

    private static ImmutableArray<HandlerReference>? Read(ListNode list, int number, ProblemList problems)
    {
        var handlers = new List<HandlerReference>();
        var firstLines = new Dictionary<(HandlerKind, string), int>();
        foreach (var item in list.Items)
        {
            if (Handler(item, problems) is not { } handler)
            {
                continue;
            }

            // Slack's names and addresses know no case; ids are upper case anyway.
            if (firstLines.TryAdd((handler.Kind, handler.Value.ToUpperInvariant()), handler.Line))
            {
                handlers.Add(handler);
            }
            else
            {
                var first = firstLines[(handler.Kind, handler.Value.ToUpperInvariant())];
                problems.Error(item.At, $"{Quoting.Quote(handler.ToString())} stands twice in level {number}, first on line {first}; remove one of them");
            }
        }

        return handlers.Count > 0 ? [.. handlers] : null;
    }

    private static HandlerReference? Handler(Node item, ProblemList problems)
    {
        if (item is not TextNode text)
        {
            problems.Error(item.At, $"a handler must be a user name, an id or email:, not {item.Kind}; write it as - dilbert");
            return null;
        }

        if (text.IsNothing || string.IsNullOrWhiteSpace(text.Text))
        {
            problems.Error(item.At, "a handler is empty here; name a person or remove the item, and put a name that YAML takes for nothing into quotes");
            return null;
        }

        var (handler, problem) = HandlerText.Read(text.Text.Trim(), item.At.Line, item.At.Column);
        if (problem is not null)
        {
            problems.Error(item.At, problem);
        }

        return handler;
    }

    private static string Example(Node other) =>
        other is TextNode { Text: var text } && HandlerText.Read(text.Trim(), 1, 1).Handler is { } handler ? Quoting.Clean(handler.ToString()) : "dilbert";
}
