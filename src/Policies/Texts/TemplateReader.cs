using System.Collections.Immutable;
using System.Text;

namespace Pokemanager.Policies.Texts;

/// <summary>Takes a template apart. What is no placeholder and no escape is text.</summary>
internal sealed class TemplateReader
{
    private readonly string _text;
    private readonly ImmutableArray<TemplatePart>.Builder _parts = ImmutableArray.CreateBuilder<TemplatePart>();
    private readonly ImmutableArray<TemplateProblem>.Builder _problems = ImmutableArray.CreateBuilder<TemplateProblem>();
    private readonly StringBuilder _literal = new();
    private int _literalAt;
    private bool _isInToken;

    private TemplateReader(string text) => _text = text;

    public static (ImmutableArray<TemplatePart> Parts, ImmutableArray<TemplateProblem> Problems) Read(string text)
    {
        var reader = new TemplateReader(text);
        for (var i = 0; i < text.Length;)
        {
            i += reader.Take(i);
        }

        reader.EndLiteral();
        return (reader._parts.DrainToImmutable(), reader._problems.DrainToImmutable());
    }

    /// <summary>Reads what stands at <paramref name="i"/> and returns its length.</summary>
    private int Take(int i)
    {
        switch (_text[i])
        {
            case '{' or '}' when i + 1 < _text.Length && _text[i + 1] == _text[i]:
                AddLiteral(i);
                return 2;
            case '{':
                return TakePlaceholder(i);
            case '}':
                _problems.Add(new TemplateProblem(i, "this } closes nothing; write }} for the character itself"));
                break;
            case '<':
                _isInToken = true;
                if (string.CompareOrdinal(_text, i, "<!", 0, 2) is 0 && string.CompareOrdinal(_text, i, "<!date^", 0, 7) is not 0)
                {
                    _problems.Add(new TemplateProblem(i, "this would notify a whole channel or group, which the bot never does; leave it out"));
                }

                break;
            case '>':
                _isInToken = false;
                break;
        }

        AddLiteral(i);
        return 1;
    }

    private int TakePlaceholder(int i)
    {
        var end = _text.AsSpan(i + 1).IndexOfAny("{}<>\n");
        if (end < 0 || _text[i + 1 + end] is not '}')
        {
            _problems.Add(new TemplateProblem(i, "this { is not closed; write {name}, or {{ for the character itself"));
            AddLiteral(i);
            return 1;
        }

        if (_isInToken)
        {
            // A value such as !channel would become a token of Slack's here.
            _problems.Add(new TemplateProblem(i, "a placeholder cannot stand between < and >; write &lt; for the character itself"));
        }

        EndLiteral();
        _parts.Add(new TemplatePart(_text.Substring(i + 1, end).Trim(), IsPlaceholder: true, i));
        return end + 2;
    }

    private void AddLiteral(int i)
    {
        if (_literal.Length is 0)
        {
            _literalAt = i;
        }

        _literal.Append(_text[i]);
    }

    private void EndLiteral()
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new TemplatePart(_literal.ToString(), IsPlaceholder: false, _literalAt));
            _literal.Clear();
        }
    }
}
