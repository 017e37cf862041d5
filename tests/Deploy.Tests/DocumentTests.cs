namespace Pokemanager.Deploy.Tests;

/// <summary>Pages lead where they say.</summary>
public sealed class DocumentTests
{
    private const string Operations = "docs/operations.md";

    public static TheoryData<string> Pages =>
    [
        "README.md",
        "bench/README.md",
        .. new[] { "docs", "deploy" }.SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.md", SearchOption.AllDirectories)).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')),
    ];

    [Theory, MemberData(nameof(Pages))]
    public void Every_link_leads_to_a_page_and_a_heading(string page)
    {
        var folder = Path.GetDirectoryName(Repository.At(page))!;

        Assert.All(Documents.Links(Repository.Text(page)), link =>
        {
            var target = link.Page.Length is 0 ? Repository.At(page) : Path.GetFullPath(Path.Combine(folder, link.Page));
            Assert.True(Path.Exists(target), $"{page} links to {link.Page}, which is not there");
            if (link.Anchor.Length > 0)
            {
                Assert.Contains(link.Anchor, Documents.Anchors(target));
            }
        });
    }

    [Fact]
    public void Symptoms_come_first()
    {
        var anchors = Documents.Anchors(Operations).ToList();

        Assert.Equal("a-page-did-not-arrive", anchors[1]);
        Assert.True(anchors.IndexOf("it-is-not-ready") < anchors.IndexOf("install"));
    }

    [Fact]
    public void The_app_manifest_gives_no_right_to_join_a_channel()
    {
        var scopes = Repository.Text("docs/slack-app.md").Split("```")[1].Split('\n').Select(line => line.Trim(' ', '-')).Where(line => line.Contains(':', StringComparison.Ordinal)).ToList();

        Assert.Contains("channels:read", scopes);
        Assert.DoesNotContain(scopes, scope => scope.Contains("join", StringComparison.Ordinal));
    }
}
