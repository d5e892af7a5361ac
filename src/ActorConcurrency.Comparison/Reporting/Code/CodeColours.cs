using System.Text.RegularExpressions;
using static ActorConcurrency.Comparison.HtmlText;

namespace ActorConcurrency.Comparison;

/// <summary>Colours comments, strings and keywords: enough to find one's way, whichever of the two languages.</summary>
internal static partial class CodeColours
{
    public static HtmlText Of(string code, bool isPython) => Join(Tokens(code, isPython ? Python() : CSharp()));

    private static IEnumerable<HtmlText> Tokens(string code, Regex language)
    {
        var end = 0;
        foreach (Match token in language.Matches(code))
        {
            yield return HtmlText.Of($"{code[end..token.Index]}");
            yield return HtmlText.Of($"""<span class="{Kind(token)}">{token.Value}</span>""");
            end = token.Index + token.Length;
        }

        yield return HtmlText.Of($"{code[end..]}");
    }

    private static string Kind(Match token) => token.Groups["comment"].Success ? "c-comment" : token.Groups["text"].Success ? "c-text" : "c-word";

    [GeneratedRegex("""(?<comment>//[^\n]*)|(?<text>\$?@?"(?:\\.|[^"\\\n])*")|\b(?:abstract|as|async|await|base|bool|break|case|catch|class|const|continue|default|double|else|enum|false|finally|for|foreach|get|if|in|init|int|interface|internal|is|lock|long|namespace|new|not|null|object|or|out|override|params|partial|private|protected|public|readonly|record|ref|return|sealed|set|static|string|struct|switch|this|throw|true|try|typeof|using|var|virtual|void|volatile|when|where|while|with|yield)\b""")]
    private static partial Regex CSharp();

    [GeneratedRegex("""(?<comment>#[^\n]*)|(?<text>'''[\s\S]*?'''|'[^'\n]*')|\b(?:and|as|break|class|continue|def|del|except|False|finally|for|from|if|import|in|is|lambda|None|not|or|raise|return|self|True|try|while|with|yield)\b""")]
    private static partial Regex Python();
}
