using System.Globalization;

namespace ActorConcurrency.Cli;

/// <summary>Moments of a run, as a reader sees them.</summary>
internal static class Moment
{
    private const double MicrosecondsASecond = 1e6;

    public static string Text(long microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / MicrosecondsASecond:0.000000} s");

    public static double Seconds(long microseconds) => microseconds / MicrosecondsASecond;
}
