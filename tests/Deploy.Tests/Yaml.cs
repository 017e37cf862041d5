using YamlDotNet.RepresentationModel;

namespace Pokemanager.Deploy.Tests;

/// <summary>Reads YAML without knowing its types.</summary>
internal static class Yaml
{
    public static YamlMappingNode Tree(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    public static YamlNode? Find(YamlNode node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (node is not YamlMappingNode map || !map.Children.TryGetValue(name, out var next))
            {
                return null;
            }

            node = next;
        }

        return node;
    }

    public static string? Scalar(YamlNode node, params ReadOnlySpan<string> path) => (Find(node, path) as YamlScalarNode)?.Value;

    public static IEnumerable<YamlNode> Items(YamlNode node, params ReadOnlySpan<string> path) => (Find(node, path) as YamlSequenceNode)?.Children ?? [];
}
