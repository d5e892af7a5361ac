namespace Akka.Configuration.Hocon;

/// <summary>A number with a unit behind it.</summary>
internal static class Quantity
{
    /// <summary>Splits before the trailing letters; blanks around both parts do not count.</summary>
    public static (string Number, string Unit) Split(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var number = trimmed.TrimEnd("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        return (number.TrimEnd().ToString(), trimmed[number.Length..].ToString());
    }
}
