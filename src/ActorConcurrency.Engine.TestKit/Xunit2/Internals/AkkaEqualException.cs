using System.Collections;
using System.Globalization;
using System.Runtime.Serialization;
using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values should have been equal. Immutable.</summary>
public class AkkaEqualException : XunitException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="format">What went wrong; taken as it is if there are no arguments.</param>
    /// <param name="args">The format's arguments.</param>
    public AkkaEqualException(string format = "", params object[] args) : base(Failures.Text(format, args)) { }

    /// <summary>Creates the exception out of its serialised form.</summary>
    /// <param name="info">The serialised form.</param>
    /// <param name="context">Not used.</param>
    [Obsolete("Formatter-based serialization is obsolete.")]
    protected AkkaEqualException(SerializationInfo info, StreamingContext context) : base(info.GetString("Message") ?? "") { }

    /// <summary>What went wrong, and both values.</summary>
    public override string Message => base.Message;

    /// <summary>Creates the exception for two values.</summary>
    /// <param name="expected">The value that should have come.</param>
    /// <param name="actual">The value that came.</param>
    /// <param name="format">What went wrong; taken as it is if there are no arguments.</param>
    /// <param name="args">The format's arguments.</param>
    public static AkkaEqualException ForMismatchedValues(object? expected, object? actual, string? format = null, params object[] args) =>
        new("Assert.Equal() Failure: {0}{1}Expected: {2}{1}Actual:   {3}",
            Failures.Text(format ?? "", args), Environment.NewLine, Show(expected), Show(actual));

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(Show))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
