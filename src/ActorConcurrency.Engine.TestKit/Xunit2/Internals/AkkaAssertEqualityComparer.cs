using System.Collections;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>
/// Calls two values equal if one of them says so, or if they are sequences of equal elements. Immutable, thread-safe.
/// </summary>
/// <typeparam name="T">The type of the values.</typeparam>
public class AkkaAssertEqualityComparer<T> : IEqualityComparer<T>
{
    private readonly bool _skipTypeCheck;
    private readonly IEqualityComparer? _inner;

    /// <summary>Creates the comparer.</summary>
    /// <param name="skipTypeCheck">Whether values of different classes may be equal.</param>
    /// <param name="innerComparer">Compares the elements of sequences; null for this rule again.</param>
    public AkkaAssertEqualityComparer(bool skipTypeCheck = false, IEqualityComparer? innerComparer = null)
    {
        _skipTypeCheck = skipTypeCheck;
        _inner = innerComparer;
    }

    /// <inheritdoc />
    public bool Equals(T? x, T? y)
    {
        if (x is null || y is null)
            return x is null && y is null;
        if (x.Equals(y) || x is IEquatable<T> equatable && equatable.Equals(y))
            return true;
        if (x is string || y is string)
            return false;
        if (x is IEnumerable many && y is IEnumerable others)
            return SameElements(many, others);
        return (_skipTypeCheck || x.GetType() == y.GetType()) && x is IComparable comparable && comparable.CompareTo(y) == 0;
    }

    /// <summary>Throws always: equal values need not have equal hash codes.</summary>
    /// <param name="obj">Not used.</param>
    /// <exception cref="NotImplementedException">Always.</exception>
    public int GetHashCode(T obj) => throw new NotImplementedException("Values that this comparer calls equal need not have equal hash codes.");

    private bool SameElements(IEnumerable many, IEnumerable others)
    {
        var inner = _inner ?? new ElementComparer();
        return many.Cast<object?>().SequenceEqual(others.Cast<object?>(), EqualityComparer<object?>.Create(inner.Equals));
    }

    private sealed class ElementComparer : IEqualityComparer
    {
        private static readonly AkkaAssertEqualityComparer<object> Rule = new();

        public new bool Equals(object? x, object? y) => Rule.Equals(x, y);

        public int GetHashCode(object obj) => Rule.GetHashCode(obj);
    }
}
