using System.Net;
using System.Net.Http.Headers;

namespace Pokemanager.Slack;

/// <summary>A form that is asked once more, when the connection stands and nothing but the writing is left, whether it may leave.</summary>
internal sealed class LastMomentContent : HttpContent
{
    private readonly byte[] form;
    private readonly Func<bool> mayLeave;

    public LastMomentContent(byte[] form, Func<bool> mayLeave, MediaTypeHeaderValue type)
    {
        (this.form, this.mayLeave) = (form, mayLeave);
        Headers.ContentType = type;
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        if (!mayLeave()) throw new IOException("The message was held back at the last moment.");

        await stream.WriteAsync(form);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = form.Length;
        return true;
    }
}
