using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace Pokemanager.Deploy.Tests;

/// <summary>Rendered manifests: the API's own kinds as objects, those of operators as trees.</summary>
internal sealed class Manifests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Manifests>>> Rendered = new();

    private Manifests(string text)
    {
        Text = text;
        var documents = text.Split("\n---\n");
        Custom = [.. documents.Where(IsCustom).Select(Yaml.Tree)];
        // Strict: a field that the API does not know is an error.
        Objects = [.. documents.Where(document => !IsCustom(document)).SelectMany(document => KubernetesYaml.LoadAllFromString(document, strict: true))];
    }

    public string Text { get; }

    public IReadOnlyList<object> Objects { get; }

    public IReadOnlyList<YamlMappingNode> Custom { get; }

    public V1StatefulSet StatefulSet => One<V1StatefulSet>();

    public V1PodSpec Pod => StatefulSet.Spec.Template.Spec;

    public V1Container Container => Assert.Single(Pod.Containers);

    public IDictionary<string, string> PodLabels => StatefulSet.Spec.Template.Metadata.Labels;

    public static Task<Manifests> OverlayAsync(string name) => VariantAsync($"overlays/{name}");

    public static Task<Manifests> BaseAsync() => VariantAsync("base");

    public static Task<Manifests> BaseWithAsync(params IReadOnlyList<string> components) => VariantAsync($"base+{string.Join('+', components)}");

    /// <summary>By the name that rows of tests use: <c>base</c>, <c>base+component</c> or <c>overlays/name</c>. Each is rendered once.</summary>
    public static Task<Manifests> VariantAsync(string variant) => Rendered.GetOrAdd(variant, static name => new(async () => new(await (name.Split('+') switch
    {
        [var folder] => Kustomize.RenderAsync(folder),
        [_, .. var components] => Kustomize.RenderBaseWithAsync(components),
        _ => throw new ArgumentException($"'{name}' is no variant.", nameof(variant)),
    })))).Value;

    public T One<T>() => Assert.Single(Objects.OfType<T>());

    public YamlMappingNode OneCustom(string kind) => Assert.Single(Custom, node => Yaml.Scalar(node, "kind") == kind);

    public V1EnvVar? Variable(string name) => Container.Env.SingleOrDefault(variable => variable.Name == name);

    private static bool IsCustom(string document) => document.Contains("apiVersion: monitoring.coreos.com/", StringComparison.Ordinal);
}
