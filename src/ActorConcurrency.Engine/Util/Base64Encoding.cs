namespace Akka.Util;

/// <summary>Short text for numbers, as in the names of actors that were given none.</summary>
internal static class Base64Encoding
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+~";

    /// <summary>Writes a number in base 64, the lowest digit first.</summary>
    /// <param name="value">The number; negative ones count as unsigned.</param>
    /// <param name="prefix">What stands before it, if anything.</param>
    public static string Base64Encode(this long value, string? prefix)
    {
        Span<char> digits = stackalloc char[11]; // 64 bits in groups of six
        var count = 0;
        var rest = (ulong)value;
        do
        {
            digits[count++] = Digits[(int)(rest & 63)];
            rest >>= 6;
        }
        while (rest != 0);

        return string.Concat(prefix, digits[..count]);
    }
}
