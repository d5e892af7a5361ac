namespace Akka.Configuration.Hocon;

/// <summary>What a text may ask for, so that a hostile one ends in an error and not in a full stack or memory.</summary>
internal static class HoconLimits
{
    /// <summary>How deep objects, arrays and substitutions may nest. Every level costs some stack frames.</summary>
    public const int Depth = 256;

    /// <summary>How deep includes may nest. A file that includes itself is found this way.</summary>
    public const int Includes = 32;

    /// <summary>How much substitutions may blow a text up: steps and characters, linear in the length of the text.</summary>
    public static long Steps(long length) => 200_000 + 20 * length;
}
