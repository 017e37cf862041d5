using Pokemanager.Policies.Configuration.Rules;
using Pokemanager.Policies.Configuration.Yaml;

namespace Pokemanager.Policies.Configuration;

/// <summary>Reads configuration files: YAML to records, with every problem at its place.</summary>
public static class PolicyFile
{
    /// <summary>Reads the file at <paramref name="path"/>. Whatever is wrong with it, or with reaching it, is in the result.</summary>
    public static PolicyFileResult Load(string path)
    {
        var content = FileContent.Read(path);
        return content.Problem is { } problem ? new PolicyFileResult(null, [problem]) : Read(content.Bytes.AsSpan(), path);
    }

    /// <summary>Reads a configuration from memory; <paramref name="fileName"/> is only used in messages.</summary>
    public static PolicyFileResult Read(ReadOnlySpan<byte> utf8, string fileName)
    {
        var problems = new ProblemList(fileName);
        var root = SourceText.Decode(utf8, problems) is { } text ? TreeReader.Read(text, problems) : null;
        var configuration = root is null ? null : ConfigurationRules.Read(root, problems);
        return new PolicyFileResult(problems.HasErrors ? null : configuration, problems.InFileOrder()) { Understood = configuration };
    }
}
