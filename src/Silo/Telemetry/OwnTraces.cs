using System.Diagnostics;
using OpenTelemetry;

namespace Pokemanager.Silo.Telemetry;

/// <summary>
/// Leaves out the traces that would begin with the grain runtime itself: the calls by which the bot looks each second whether all is
/// well. What stands below such a span is left out with it by the default sampler.
/// </summary>
internal sealed class OwnTraces : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.ParentSpanId == default && data.Source.Name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            data.IsAllDataRequested = false;
        }
    }
}
