namespace Akka.TestKit;

/// <summary>
/// The assertions of a test framework, as the kit needs them. Each throws the framework's own exception when it fails.
/// A format without arguments is taken as it is, braces included.
/// </summary>
public interface ITestKitAssertions
{
    /// <summary>Fails always.</summary>
    /// <param name="format">What went wrong.</param>
    /// <param name="args">The format's arguments.</param>
    void Fail(string format = "", params object[] args);

    /// <summary>Fails unless the condition is true.</summary>
    /// <param name="condition">What must be true.</param>
    /// <param name="format">What went wrong.</param>
    /// <param name="args">The format's arguments.</param>
    void AssertTrue(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless the condition is false.</summary>
    /// <param name="condition">What must be false.</param>
    /// <param name="format">What went wrong.</param>
    /// <param name="args">The format's arguments.</param>
    void AssertFalse(bool condition, string format = "", params object[] args);

    /// <summary>Fails unless both values are equal; sequences are equal if their elements are.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="expected">The value that should have come.</param>
    /// <param name="actual">The value that came.</param>
    /// <param name="format">What went wrong.</param>
    /// <param name="args">The format's arguments.</param>
    void AssertEqual<T>(T expected, T actual, string format = "", params object[] args);

    /// <summary>Fails unless the comparer calls both values equal.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="expected">The value that should have come.</param>
    /// <param name="actual">The value that came.</param>
    /// <param name="comparer">Called with the expected and the actual value.</param>
    /// <param name="format">What went wrong.</param>
    /// <param name="args">The format's arguments.</param>
    void AssertEqual<T>(T expected, T actual, Func<T, T, bool> comparer, string format = "", params object[] args);
}
