using System.Globalization;
using System.Text;
using CsCheck;
using Pokemanager.Policies.Configuration;
using YamlDotNet.Core;

namespace Pokemanager.Policies.Tests.Configuration;

/// <summary>What holds for every file.</summary>
public sealed class PolicyFileProperties
{
    private static readonly string[] Fragments =
    [
        "escalation_policy:", "channels:", "private_message_deny:", "handlers:", "escalate_after_seconds:", "- ", "  ", "    ", "\t", "\n", "\n", "\r\n",
        "[", "]", "{", "}", ", ", ": ", "&a ", "*a", "<<: ", "---", "...", "'", "\"", "|", ">", ">-2", "!", "!!str ", "!<x>", "%", "%YAML 1.1", "#", " #", "@", "`", "? ",
        "~", "null", "300", "-1", "0", "1.5", "dilbert", "alice", "U024BE7LH", "email:a@b.de", "xoxb-1234567890", "\\", "\\x", "\\u12", "é", "\U0001F600", "\u2028", "\u0085", "\uFEFF", "\u0001",
    ];

    private static readonly Gen<string> Snippets = Gen.Int[0, Fragments.Length - 1].Array[0, 40].Select(parts => string.Concat(parts.Select(i => Fragments[i])));

    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.Char["abcxyz019_.-"].Array[1, 20].Select(chars => new string(chars)),
        Gen.Char["abz äß日本 '\"\\[]{}&*!|%?-"].Array[1, 12].Select(chars => new string(chars).Trim()));

    private static readonly Gen<(HandlerKind Kind, string Value)> Handlers = Gen.OneOf(
        Names.Where(name => name.Length > 0).Select(name => (HandlerKind.Name, name)),
        Gen.Char["ABCXYZ019"].Array[6, 12].Select(chars => (HandlerKind.Id, "U" + new string(chars))),
        Gen.Select(Gen.Char["abz9.+"].Array[1, 8], Gen.Char["abz9"].Array[1, 8], (user, host) => (HandlerKind.Email, $"{new string(user)}@{new string(host)}.org")));

    private static readonly Gen<PolicyLevel> Levels = Gen.Select(Handlers.Array[1, 5], Gen.Int[1, 86_400], (handlers, seconds) => new PolicyLevel(
        [.. handlers.DistinctBy(handler => (handler.Kind, handler.Value.ToUpperInvariant())).Select(handler => new HandlerReference(handler.Kind, handler.Value, 0))],
        TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Byte.Array[0, 400].Sample(bytes => Check(bytes), iter: 20_000);

    [Fact]
    public void Any_text_made_of_pieces_of_yaml_is_read_or_refused() =>
        Snippets.Sample(text => Check(Encoding.UTF8.GetBytes(text)), iter: 15_000);

    [Fact]
    public void Any_damage_to_a_good_file_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Good.Length], Gen.Int[0, 8], Snippets).Sample(
            (at, length, text) => Check(Encoding.UTF8.GetBytes(Good.Remove(at, Math.Min(length, Good.Length - at)).Insert(at, text))), iter: 5_000);

    [Fact]
    public void Any_configuration_that_is_written_down_reads_the_same() =>
        Gen.Select(Levels.Array[1, 6], Names.Where(name => name.Trim().Length > 0), Gen.Char["abz019_-"].Array[1, 30].Select(chars => new string(chars)).Array[1, 4], Gen.Bool)
            .Sample((levels, deny, channels, hash) =>
            {
                var result = PolicyFile.Read(Encoding.UTF8.GetBytes(Write(levels, deny, channels, hash ? "#" : "")), "p.yaml");

                Assert.Equal([], result.Problems);
                var read = result.Configuration!;
                Assert.Equal(channels.Distinct(), read.Channels!.Value);
                Assert.Equal(deny.Trim(), read.PrivateMessageDeny);
                Assert.Equal(levels.Select(Shown), read.Policy.Levels.Select(Shown));
            }, iter: 5_000);

    private const string Good = "---\nchannels: [ops-help, \"#data\"] # two\nescalation_policy:\n  - handlers: [alice]\n    escalate_after_seconds: 120\n  - handlers:\n    - bob\n    - 'carol'\nprivate_message_deny: >\n  Please mention me\n  in a channel.\n";

    private static void Check(byte[] bytes)
    {
        var result = PolicyFile.Read(bytes, "p.yaml");

        Assert.Equal(result.Configuration is null, result.Problems.Any(problem => problem.Severity is Severity.Error));
        Assert.True(result.Configuration is null || IsYaml(bytes));
        Assert.All(result.Problems, problem =>
        {
            Assert.True(problem.Line >= 1 && problem.Column >= 1);
            Assert.True(problem.Line <= bytes.Length + 2 && problem.Column <= bytes.Length + 2);
            Assert.DoesNotContain(problem.Message, char.IsControl);
            Assert.DoesNotContain("xoxb-1234567890", problem.Message, StringComparison.Ordinal);
        });
        Assert.Equal(result.Problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column), result.Problems);
    }

    private static bool IsYaml(byte[] bytes)
    {
        try
        {
            var parser = new Parser(new StringReader(Encoding.UTF8.GetString(bytes)));
            while (parser.MoveNext())
            {
            }

            return true;
        }
        catch (YamlException)
        {
            return false;
        }
    }

    private static string Write(PolicyLevel[] levels, string deny, string[] channels, string hash)
    {
        var text = new StringBuilder($"channels: [{string.Join(", ", channels.Select(channel => Quoted(hash + channel)))}]\nescalation_policy:\n");
        foreach (var level in levels)
        {
            text.Append("  - handlers:\n");
            foreach (var handler in level.Handlers)
            {
                text.Append(CultureInfo.InvariantCulture, $"    - {Quoted(handler.ToString())}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    escalate_after_seconds: {level.EscalateAfter.TotalSeconds}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"private_message_deny: {Quoted(deny)}\n").ToString();
    }

    private static string Quoted(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Shown(PolicyLevel level) =>
        $"{string.Join(' ', level.Handlers.Select(handler => $"{handler.Kind}:{handler.Value}"))} {level.EscalateAfter}";
}
