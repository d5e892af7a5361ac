namespace Akka.Pattern;

/// <summary>When a back-off supervisor forgets earlier restarts.</summary>
public interface IBackoffReset;

/// <summary>When it is told to.</summary>
internal sealed class ManualReset : IBackoffReset
{
    public static readonly ManualReset Instance = new();

    private ManualReset() { }
}

/// <summary>When the child has run for a while without another restart.</summary>
internal sealed record AutoReset(TimeSpan ResetBackoff) : IBackoffReset;
