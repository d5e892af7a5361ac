namespace Akka.Util;

/// <summary>Patterns with <c>*</c> (any run of characters) and <c>?</c> (any one character).</summary>
public static class WildcardMatch
{
    /// <summary>Whether the whole text fits the pattern.</summary>
    /// <param name="text">The text.</param>
    /// <param name="pattern">The pattern; everything but <c>*</c> and <c>?</c> stands for itself.</param>
    /// <param name="caseSensitive">Whether upper and lower case differ.</param>
    public static bool Like(this string text, string pattern, bool caseSensitive = false)
    {
        int at = 0, wanted = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (wanted < pattern.Length && pattern[wanted] == '*')
            {
                star = wanted++;
                resume = at;
            }
            else if (wanted < pattern.Length && Fits(text[at], pattern[wanted], caseSensitive))
            {
                at++;
                wanted++;
            }
            else if (star >= 0)
            {
                // Only the latest star needs another try: what an earlier one took can stay as it is.
                wanted = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(wanted).TrimStart('*').IsEmpty;
    }

    private static bool Fits(char actual, char pattern, bool caseSensitive) =>
        pattern == '?' || actual == pattern
        || (!caseSensitive && char.ToUpperInvariant(actual) == char.ToUpperInvariant(pattern));
}
