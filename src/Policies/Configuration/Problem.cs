namespace Pokemanager.Policies.Configuration;

/// <summary>Something wrong in a configuration file.</summary>
/// <param name="File">The file as it was named to the reader.</param>
/// <param name="Line">From 1; 1 when the file could not be read at all.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Message">What is wrong, and how to mend it. Holds no Slack token and no control character.</param>
public sealed record Problem(Severity Severity, string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>, with <c>warning: </c> before the message of a warning.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}: {(Severity is Severity.Warning ? "warning: " : "")}{Message}";
}
