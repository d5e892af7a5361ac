using System.Text;

namespace Akka.Hosting;

/// <summary>How messages that reached nobody are logged.</summary>
public class DeadLetterOptions
{
    /// <summary>Whether all, none, or the first <see cref="LogCount"/> are logged; default <see cref="TriStateValue.Some"/>.</summary>
    public TriStateValue ShouldLog { get; set; } = TriStateValue.Some;

    /// <summary>How many are logged before the log falls silent for <see cref="LogSuspendDuration"/>; default 10.</summary>
    public int LogCount { get; set; } = 10;

    /// <summary>Whether they are logged while the actor system shuts down; null (the default) is left as HOCON has it.</summary>
    public bool? LogDuringShutdown { get; set; }

    /// <summary>How long the log falls silent; zero or less means for ever, null (the default) is left as HOCON has it.</summary>
    public TimeSpan? LogSuspendDuration { get; set; }

    /// <summary>The options as HOCON.</summary>
    /// <returns>The keys below <c>akka</c>.</returns>
    public override string ToString()
    {
        var hocon = new StringBuilder($"akka.log-dead-letters = {ShouldLogHocon()}\n");
        if (LogDuringShutdown is { } during)
            hocon.Append("akka.log-dead-letters-during-shutdown = ").Append(during.ToHocon()).Append('\n');
        if (LogSuspendDuration is { } silence)
            hocon.Append("akka.log-dead-letters-suspend-duration = ")
                .Append(silence.ToHocon(allowInfinite: true, zeroIsInfinite: true)).Append('\n');
        return hocon.ToString();
    }

    private string ShouldLogHocon() => ShouldLog switch
    {
        TriStateValue.None => false.ToHocon(),
        TriStateValue.All => true.ToHocon(),
        _ => LogCount.ToHocon()
    };
}

/// <summary>All, none, or something in between.</summary>
public enum TriStateValue
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>All.</summary>
    All = 1,

    /// <summary>A number of them.</summary>
    Some = 2
}
