namespace Pokemanager.Cluster.Tests.Faults;

/// <summary>Checks all that the bot wrote against what must always hold.</summary>
internal static class Record
{
    /// <summary>
    /// Every mention ended once, its levels were asked in order, none early and none left out, and nothing was written twice beyond
    /// <paramref name="repeats"/> pages of requests that were in the middle of sending.
    /// </summary>
    public static void Check(ClusterScene scene, int repeats = 0)
    {
        var faults = new List<string>();
        var repeated = 0;
        foreach (var mention in scene.Mentions)
        {
            var posted = scene.PostedFor(mention);
            var all = string.Join(' ', posted.Select(message => message.Effect));
            foreach (var same in posted.GroupBy(message => message.Effect).Where(same => same.Count() > 1))
            {
                repeated += same.Count() - 1;
                if (!same.Key.StartsWith("Page:", StringComparison.Ordinal))
                {
                    faults.Add($"{mention.Text} ({mention.Ts}): {same.Key} was written twice in the thread, at {string.Join(" and ", same.Select(message => message.At))}");
                }
            }

            var pages = posted.Where(message => message.Effect.StartsWith("Page:", StringComparison.Ordinal)).DistinctBy(message => message.Effect).ToArray();
            var end = posted.Where(message => message.Effect.StartsWith("Announce", StringComparison.Ordinal)).ToArray();

            // Taken after all, once it had been dropped.
            end = end is [{ Effect: "AnnounceDropped" } dropped, { Effect: "AnnounceLate" }] ? [dropped] : end;
            if (end is not [var outcome])
            {
                faults.Add($"{mention.Text} ended {end.Length} times: {all}");
                continue;
            }

            if (pages.Length is 0 || !pages[0].Effect.StartsWith("Page:0:", StringComparison.Ordinal))
            {
                faults.Add($"{mention.Text} was not asked from the first level on: {all}");
            }

            if (outcome.Effect is "AnnounceDropped" && pages.Length is not 2)
            {
                faults.Add($"{mention.Text} was dropped after {pages.Length} levels: {all}");
            }

            for (var i = 1; i < pages.Length; i++)
            {
                if (pages[i].At - pages[i - 1].At < ClusterScene.EscalateAfterSeconds)
                {
                    faults.Add($"{mention.Text}: {pages[i].Effect} came {pages[i].At - pages[i - 1].At} s after the level before it");
                }

                if (pages[i].At > outcome.At)
                {
                    faults.Add($"{mention.Text}: {pages[i].Effect} came after the outcome");
                }
            }
        }

        if (repeated > repeats)
        {
            faults.Add($"{repeated} messages were written twice, {repeats} may be");
        }

        Assert.True(faults.Count is 0, string.Join('\n', faults));
    }
}
