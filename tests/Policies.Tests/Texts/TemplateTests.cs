using CsCheck;
using Pokemanager.Policies.Texts;

namespace Pokemanager.Policies.Tests.Texts;

/// <summary>Texts with placeholders.</summary>
public sealed class TemplateTests
{
    private static readonly string[] Known = ["requester", "handler"];
    private static readonly string[] Values = ["!channel", "!here", "here", "channel&gt;", "&lt;!here&gt;"];

    [Theory]
    [InlineData("", "")]
    [InlineData("nothing to fill", "nothing to fill")]
    [InlineData("{requester}, {handler} has it", "catbert, dilbert has it")]
    [InlineData("{ handler }{handler}", "dilbertdilbert")]
    [InlineData("{{handler}} is {{{handler}}}", "{handler} is {dilbert}")]
    [InlineData("two\nlines of {handler}", "two\nlines of dilbert")]
    [InlineData("<https://wiki/x|our rules> and <!date^1^{{time}}|noon> {handler}", "<https://wiki/x|our rules> and <!date^1^{time}|noon> dilbert")]
    [InlineData("{handler} {missing}", "dilbert")]
    public void A_value_stands_where_its_placeholder_stood(string text, string filled) => Assert.Equal(
        filled, Template.Parse(text).Fill(new Dictionary<string, string> { ["requester"] = "catbert", ["handler"] = "dilbert" }));

    [Theory]
    [InlineData("{requester", 0, "this { is not closed;")]
    [InlineData("a {\nrequester", 2, "this { is not closed;")]
    [InlineData("{a{handler}", 0, "this { is not closed;")]
    [InlineData("a } b", 2, "this } closes nothing;")]
    [InlineData("{}", 0, "there is no {} here; it may use {requester}, {handler}")]
    [InlineData("by {handlers}", 3, "there is no {handlers} here; did you mean {handler}?")]
    [InlineData("<!here> look", 0, "this would notify a whole channel or group,")]
    [InlineData("look <!subteam^S123>", 5, "this would notify a whole channel or group,")]
    [InlineData("<!everyone|x>", 0, "this would notify a whole channel or group,")]
    [InlineData("<{handler}>", 1, "a placeholder cannot stand between < and >;")]
    [InlineData("1 < 2, {handler}", 7, "a placeholder cannot stand between < and >; write &lt;")]
    public void What_is_wrong_is_told_with_its_place(string text, int index, string begins)
    {
        var problem = Assert.Single(Template.Check(text, Known));

        Assert.Equal(index, problem.Index);
        Assert.StartsWith(begins, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_and_in_order() => Assert.Equal(
        [0, 8, 16], Template.Check("{names} <!here> }", Known).Select(problem => problem.Index));

    [Fact]
    public void The_bots_own_texts_are_good_ones() => Assert.All(
        TemplateNames.All.Values, known => Assert.Empty(Template.Check(known.Text, known.Placeholders)));

    [Fact]
    public void A_text_of_the_configuration_replaces_the_bots_own()
    {
        var configuration = new BotConfiguration(null, new EscalationPolicy("default", "1", []), null);
        var own = configuration with { Messages = configuration.Messages.Add("flood", "{n} is enough.") };
        var values = new Dictionary<string, string> { ["n"] = "5" };

        Assert.Equal("Your open requests: 5. I'll take more when one is done.", TemplateNames.Flood.In(configuration).Fill(values));
        Assert.Equal("5 is enough.", TemplateNames.Flood.In(own).Fill(values));
    }

    [Fact]
    public void No_checked_text_and_no_value_make_a_token_that_notifies_many() =>
        Gen.String[Gen.Char["<>!{} abc"], 0, 12].Select(Gen.Int[0, 4].Select(i => Values[i]))
            .Sample((text, value) =>
            {
                var template = text.Replace("a", "{a}", StringComparison.Ordinal);
                if (Template.Check(template, ["a"]).IsEmpty)
                {
                    var filled = Template.Parse(template).Fill(new Dictionary<string, string> { ["a"] = value });
                    Assert.DoesNotContain("<!", filled, StringComparison.Ordinal);
                }
            });
}
