namespace Akka.Configuration.Hocon;

/// <summary>Walks over a text: what comes next, blanks, comments, errors.</summary>
internal sealed class HoconCursor(string text)
{
    private const string NeedsQuotes = "$\"{}[]:=,#`^?!@*&\\";

    /// <summary>The whole text.</summary>
    public string Text { get; } = text;

    /// <summary>Index of the next character.</summary>
    public int Offset { get; private set; }

    /// <summary>Where the cursor stands.</summary>
    public Place Place => new(Text, Offset);

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd => Offset >= Text.Length;

    /// <summary>The next character; NUL at the end.</summary>
    public char Next => AtEnd ? '\0' : Text[Offset];

    /// <summary>Whether the text goes on with this.</summary>
    public bool IsAt(string expected) => string.CompareOrdinal(Text, Offset, expected, 0, expected.Length) == 0;

    /// <summary>Whether a comment begins here.</summary>
    public bool IsAtComment => Next == '#' || IsAt("//");

    /// <summary>Whether an unquoted text can begin or go on here.</summary>
    public bool IsAtPlain => !AtEnd && !IsBlank(Next) && !NeedsQuotes.Contains(Next) && !IsAt("//");

    /// <summary>Steps over characters.</summary>
    public void Skip(int count = 1) => Offset += count;

    /// <summary>Steps over this if it comes next.</summary>
    public bool TrySkip(char expected)
    {
        if (AtEnd || Next != expected)
            return false;

        Offset++;
        return true;
    }

    /// <summary>Steps over blanks within the line.</summary>
    /// <returns>What was stepped over.</returns>
    public string SkipSpace()
    {
        var start = Offset;
        while (!AtEnd && Next != '\n' && IsBlank(Next))
            Offset++;

        return Offset - start == 1 && Text[start] == ' ' ? " " : Text[start..Offset];
    }

    /// <summary>Steps over blanks, line ends and comments.</summary>
    /// <returns>Whether a line ended.</returns>
    public bool SkipBlank()
    {
        var lineEnded = false;
        while (!AtEnd)
        {
            if (IsAtComment)
                SkipLine();
            else if (IsBlank(Next))
                lineEnded |= Text[Offset++] == '\n';
            else
                break;
        }

        return lineEnded;
    }

    /// <summary>An error at the cursor that names what should stand there and what does.</summary>
    public ConfigurationException Expected(string what) => Place.Error($"expected {what}, found {Found()}.");

    private static bool IsBlank(char c) => c is ' ' or '\n' || char.IsWhiteSpace(c) || c == '\uFEFF';

    private void SkipLine()
    {
        var end = Text.IndexOf('\n', Offset);
        Offset = end < 0 ? Text.Length : end;
    }

    private string Found() => Next switch
    {
        _ when AtEnd => "the end of the text",
        '\n' => "the end of the line",
        var c when char.IsControl(c) => $"the character U+{(int)c:X4}",
        var c => $"'{c}'",
    };
}
