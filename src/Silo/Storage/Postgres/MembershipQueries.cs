namespace Pokemanager.Silo.Storage.Postgres;

/// <summary>
/// The statements that Orleans' AdoNet clustering runs, in its names of keys, parameters and columns, over tables of
/// ours. Each change of a silo's row also raises the cluster's version, or changes nothing.
/// </summary>
internal static class MembershipQueries
{
    private const string Row = "cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    private const string Read =
        """
        SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName, s.host AS HostName, s.status AS Status,
            s.gateway_port AS ProxyPort, s.suspicions AS SuspectTimes, s.started_at AS StartTime, s.alive_at AS IAmAliveTime, c.version AS Version
        FROM pokemanager_cluster c LEFT JOIN pokemanager_silo s ON s.cluster = c.id
        """;

    private const string Raise =
        "WITH raised AS (UPDATE pokemanager_cluster SET version = version + 1 WHERE id = @DeploymentId AND version = @Version RETURNING id)";

    private static readonly (string Key, string Text)[] All =
    [
        ("GatewaysQueryKey",
            "SELECT address AS Address, gateway_port AS ProxyPort, generation AS Generation FROM pokemanager_silo "
            + "WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0"),
        ("MembershipReadAllKey", Read + " WHERE c.id = @DeploymentId"),
        ("MembershipReadRowKey", Read + " AND s.address = @Address AND s.port = @Port AND s.generation = @Generation WHERE c.id = @DeploymentId"),
        ("InsertMembershipVersionKey",
            "WITH made AS (INSERT INTO pokemanager_cluster VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING id) SELECT count(*) > 0 FROM made"),
        ("InsertMembershipKey",
            Raise + ", made AS (INSERT INTO pokemanager_silo SELECT id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, "
            + "NULL, @StartTime, @IAmAliveTime FROM raised ON CONFLICT DO NOTHING RETURNING cluster) SELECT count(*) > 0 FROM made"),
        ("UpdateMembershipKey",
            Raise + ", changed AS (UPDATE pokemanager_silo SET status = @Status, suspicions = @SuspectTimes::text, alive_at = @IAmAliveTime WHERE "
            + Row + " AND EXISTS (SELECT FROM raised) RETURNING cluster) SELECT count(*) > 0 FROM changed"),
        ("UpdateIAmAlivetimeKey", "UPDATE pokemanager_silo SET alive_at = @IAmAliveTime WHERE " + Row),
        ("DeleteMembershipTableEntriesKey", "DELETE FROM pokemanager_cluster WHERE id = @DeploymentId"),
        ("CleanupDefunctSiloEntriesKey",
            $"DELETE FROM pokemanager_silo WHERE cluster = @DeploymentId AND status = {(int)SiloStatus.Dead} AND alive_at < @IAmAliveTime"),
    ];

    /// <summary>Puts them where the provider looks for them.</summary>
    public static string Sql { get; } = string.Concat(All.Select(query =>
        $"INSERT INTO OrleansQuery VALUES ('{query.Key}', $text${query.Text}$text$) ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;\n"));
}
