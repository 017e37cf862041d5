namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Finds lines whose indentation has a tab in it: the usual reason why a file that looks right cannot be read.</summary>
internal static class TabIndentation
{
    /// <summary>The first such line up to <paramref name="lastLine"/>, and how many follow in the whole text.</summary>
    public static (Position First, string Others)? Find(string text, int lastLine)
    {
        Position? first = null;
        var (line, others) = (0, 0);
        foreach (var content in text.AsSpan().EnumerateLines())
        {
            line++;
            var indentation = content[..(content.Length - content.TrimStart(" \t").Length)];
            var tab = indentation.IndexOf('\t');
            if (tab < 0 || indentation.Length == content.Length || content[indentation.Length] is '#')
            {
                continue;
            }

            if (first is not null)
            {
                others++;
            }
            else if (line <= lastLine)
            {
                first = new Position(line, tab + 1);
            }
            else
            {
                return null;
            }
        }

        return first is { } found ? (found, others is 0 ? "" : $" (and {others} more)") : null;
    }
}
