using YamlDotNet.Core;

namespace Pokemanager.Policies.Configuration.Yaml;

/// <summary>Ends the reading of YAML that is well formed but more than a configuration ever needs. The message says the mend.</summary>
internal sealed class RefusedYamlException(Mark at, string message) : YamlException(at, at, message);
