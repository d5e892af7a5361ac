using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ActorConcurrency.Comparison;

/// <summary>A piece of HTML. Immutable.</summary>
internal readonly record struct HtmlText(string? Text)
{
    public static HtmlText Empty => default;

    /// <summary>HTML from a template: what is literal stays, text that is put into it is escaped, HTML that is put into it is not.</summary>
    public static HtmlText Of(HtmlTemplate template) => template.ToHtml();

    /// <summary>Several pieces, one after the other.</summary>
    public static HtmlText Join(IEnumerable<HtmlText> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public override string ToString() => Text ?? "";
}

/// <summary>An interpolated string that becomes HTML. Nothing but <see cref="HtmlText"/> enters it without being escaped.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlTemplate(int literalLength, int formattedCount)
{
    // Every language's letters stay letters: the page is UTF-8. Only what means something to HTML is escaped.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(Legal(text ?? "")));

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    // A place in a drawing: a tenth of a pixel is fine enough.
    public void AppendFormatted(double number) => _text.Append(number.ToString("0.#", CultureInfo.InvariantCulture));

    public void AppendFormatted(HtmlText html) => _text.Append(html.Text);

    public void AppendFormatted(IEnumerable<HtmlText> parts)
    {
        foreach (var part in parts) _text.Append(part.Text);
    }

    // HTML has no way to write a control character.
    private static string Legal(string text) =>
        text.Any(IsControl) ? string.Concat(text.Select(letter => IsControl(letter) ? '\uFFFD' : letter)) : text;

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');

    public HtmlText ToHtml() => new(_text.ToString());
}
