namespace Akka.Util.Internal;

/// <summary>Small helpers on sequences, dictionaries, strings and spans of time.</summary>
public static class Extensions
{
    /// <summary>Casts.</summary>
    /// <param name="self">What to cast.</param>
    /// <typeparam name="T">To what.</typeparam>
    /// <exception cref="InvalidCastException">It is something else.</exception>
    public static T AsInstanceOf<T>(this object? self) => (T)self!;

    /// <summary>Sets an entry and returns the dictionary.</summary>
    /// <param name="hash">The dictionary, changed in place.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; replaces an older one.</param>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="TValue">The values.</typeparam>
    public static IDictionary<TKey, TValue> AddAndReturn<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value)
    {
        hash[key] = value;
        return hash;
    }

    /// <summary>Sets an entry.</summary>
    /// <param name="hash">The dictionary, changed in place.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; replaces an older one.</param>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="TValue">The values.</typeparam>
    public static void AddOrSet<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue value) => hash[key] = value;

    /// <summary>The value of a key, or a substitute.</summary>
    /// <param name="hash">The dictionary.</param>
    /// <param name="key">The key.</param>
    /// <param name="elseValue">Returned when the key is missing.</param>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="TValue">The values.</typeparam>
    public static TValue GetOrElse<TKey, TValue>(this IDictionary<TKey, TValue> hash, TKey key, TValue elseValue) =>
        hash.TryGetValue(key, out var value) ? value : elseValue;

    /// <summary>Appends one item.</summary>
    /// <param name="enumerable">The sequence.</param>
    /// <param name="item">What follows it.</param>
    /// <typeparam name="T">The items.</typeparam>
    public static IEnumerable<T> Concat<T>(this IEnumerable<T> enumerable, T item) => enumerable.Append(item);

    /// <summary>The sequence without its first items.</summary>
    /// <param name="self">The sequence.</param>
    /// <param name="count">How many to leave out.</param>
    /// <typeparam name="T">The items.</typeparam>
    public static IEnumerable<T> Drop<T>(this IEnumerable<T> self, int count) => self.Skip(count);

    /// <summary>The last items of the sequence, in order.</summary>
    /// <param name="self">The sequence.</param>
    /// <param name="n">At most how many.</param>
    /// <typeparam name="T">The items.</typeparam>
    public static IEnumerable<T> TakeRight<T>(this IEnumerable<T> self, int n) => self.TakeLast(n);

    /// <summary>The first item; <c>default</c> when there is none.</summary>
    /// <param name="self">The sequence.</param>
    /// <typeparam name="T">The items.</typeparam>
    public static T? Head<T>(this IEnumerable<T> self) => self.FirstOrDefault();

    /// <summary>Runs the action on every item, in order.</summary>
    /// <param name="source">The sequence.</param>
    /// <param name="action">What to run.</param>
    /// <typeparam name="T">The items.</typeparam>
    public static void ForEach<T>(this IEnumerable<T> source, Action<T> action)
    {
        foreach (var item in source)
            action(item);
    }

    /// <summary>Joins strings.</summary>
    /// <param name="self">The strings.</param>
    /// <param name="separator">What stands between two of them.</param>
    public static string Join(this IEnumerable<string> self, string separator) => string.Join(separator, self);

    /// <summary>Puts double quotes around a string. Nothing inside is escaped; <c>null</c> counts as empty.</summary>
    /// <param name="self">The string.</param>
    public static string BetweenDoubleQuotes(this string? self) => $"\"{self}\"";

    /// <summary>The longer of two spans.</summary>
    /// <param name="this">One.</param>
    /// <param name="other">The other.</param>
    public static TimeSpan Max(this TimeSpan @this, TimeSpan other) => @this > other ? @this : other;

    /// <summary>The shorter of two spans.</summary>
    /// <param name="this">One.</param>
    /// <param name="other">The other.</param>
    public static TimeSpan Min(this TimeSpan @this, TimeSpan other) => @this < other ? @this : other;

    /// <summary>Splits a path at its dots. A part in double quotes may contain dots; its quotes are taken off.</summary>
    /// <param name="path">Such as <c>akka.actor.deployment."/a.b".router</c>.</param>
    /// <exception cref="ArgumentException">A quoted part does not end.</exception>
    public static IEnumerable<string> SplitDottedPathHonouringQuotes(this string path) => DottedPath.Split(path);
}
