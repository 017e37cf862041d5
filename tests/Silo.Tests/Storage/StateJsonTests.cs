using System.Collections.Immutable;
using System.Text;
using Pokemanager.Policies.Requests;
using Pokemanager.Silo.Storage;

namespace Pokemanager.Silo.Tests.Storage;

public sealed class StateJsonTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Request_is_read_as_it_was_written_and_people_can_read_it()
    {
        var state = Opened("<@UBOT> größer & kleiner?");

        var json = Encoding.UTF8.GetString(StateJson.Write(state));
        var read = StateJson.Read<RequestState>(Encoding.UTF8.GetBytes(json), "request/T1/C1/100.1", "test");

        Assert.Contains("\"Text\":\"<@UBOT> größer & kleiner?\"", json, StringComparison.Ordinal);
        Assert.Contains("\"Status\":\"Open\"", json, StringComparison.Ordinal);
        Assert.Equal(json, Encoding.UTF8.GetString(StateJson.Write(read)));
        Assert.Equal(state.Outbox.AsEnumerable(), read.Outbox);
        Assert.Equal(state.DueAt, read.DueAt);
    }

    [Fact]
    public void Members_that_follow_from_others_are_not_written_and_passed_over_when_read()
    {
        var json = Encoding.UTF8.GetString(StateJson.Write(Opened("help")));
        var older = json.Replace("\"Ts\":\"100.1\"", "\"Ts\":\"100.1\",\"ThreadTs\":null,\"Key\":\"T1/C1/100.1\",\"WrittenAt\":null", StringComparison.Ordinal);

        var read = StateJson.Read<RequestState>(Encoding.UTF8.GetBytes(older), "request/T1/C1/100.1", "test");

        Assert.DoesNotContain("\"Key\"", json, StringComparison.Ordinal);
        Assert.Contains("\"Key\"", older, StringComparison.Ordinal);
        Assert.Equal(json, Encoding.UTF8.GetString(StateJson.Write(read)));
    }

    [Fact]
    public void Members_of_a_newer_version_outlive_the_steps_of_this_one()
    {
        var newer = Json(Opened("help"))[..^1] + ",\"Tags\":{\"urgency\":[\"high\"]}}";

        var read = Read(newer);
        var stepped = Escalation.Decide(read, new RequestEvent.Answered("U2", "101.1", AnswerWay.Reply), Now).State;

        Assert.Equal(RequestStatus.Acknowledged, stepped.Status);
        Assert.Contains("\"Tags\":{\"urgency\":[\"high\"]}", Json(stepped), StringComparison.Ordinal);
    }

    [Fact]
    public void State_of_a_schema_that_this_version_would_misread_is_left_alone()
    {
        var newer = Json(Opened("help") with { SchemaVersion = RequestState.KnownSchema + 1 });

        var refusal = Assert.Throws<StorageException>(() => Read(newer));

        Assert.Contains("its schema is 2, this version knows 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_is_stored_with_a_request_that_is_traced_and_takes_no_room_in_one_that_is_not()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        Assert.DoesNotContain(nameof(RequestState.TraceParent), Json(Opened("help")), StringComparison.Ordinal);
        Assert.Null(Read(Json(Opened("help"))).TraceParent);
        Assert.Equal(trace, Read(Json(Opened("help", trace))).TraceParent);
    }

    private static string Json(RequestState state) => Encoding.UTF8.GetString(StateJson.Write(state));

    private static RequestState Read(string json) => StateJson.Read<RequestState>(Encoding.UTF8.GetBytes(json), "request/T1/C1/100.1", "test");

    private static RequestState Opened(string text, string? traceParent = null) => Escalation.Decide(
        new RequestState(),
        new RequestEvent.Opened(
            new RequestOrigin("T1", "C1", "100.1", null, text, "https://x.test/p1"),
            new Person("U1", "dilbert"),
            new Plan("default", "v1", ImmutableArray.Create(new PlannedLevel([new Person("U2", "asok")], [], TimeSpan.FromSeconds(60)))),
            traceParent),
        new DateTimeOffset(1970, 1, 1, 0, 2, 0, TimeSpan.Zero)).State with { ChangedAt = Now };
}
