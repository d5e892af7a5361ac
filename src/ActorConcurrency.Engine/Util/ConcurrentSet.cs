using System.Collections;
using System.Collections.Concurrent;

namespace Akka.Util;

/// <summary>A set that threads may read and change at the same time. Enumeration is a moving picture, not a snapshot.</summary>
/// <typeparam name="T">The items.</typeparam>
public class ConcurrentSet<T> : ICollection<T> where T : notnull
{
    private readonly ConcurrentDictionary<T, byte> _items;

    /// <summary>An empty set.</summary>
    public ConcurrentSet() => _items = new ConcurrentDictionary<T, byte>();

    /// <summary>A set of the given items.</summary>
    /// <param name="collection">The items; doubles count once.</param>
    public ConcurrentSet(IEnumerable<T> collection) : this(collection, EqualityComparer<T>.Default) { }

    /// <summary>An empty set.</summary>
    /// <param name="comparer">Decides what is equal.</param>
    public ConcurrentSet(IEqualityComparer<T> comparer) => _items = new ConcurrentDictionary<T, byte>(comparer);

    /// <summary>A set of the given items.</summary>
    /// <param name="collection">The items; doubles count once.</param>
    /// <param name="comparer">Decides what is equal.</param>
    public ConcurrentSet(IEnumerable<T> collection, IEqualityComparer<T> comparer) : this(comparer) => AddAll(collection);

    /// <summary>An empty set with room.</summary>
    /// <param name="concurrencyLevel">How many threads are expected to change it at once.</param>
    /// <param name="capacity">How many items are expected.</param>
    public ConcurrentSet(int concurrencyLevel, int capacity) => _items = new ConcurrentDictionary<T, byte>(concurrencyLevel, capacity);

    /// <summary>A set of the given items.</summary>
    /// <param name="concurrencyLevel">How many threads are expected to change it at once.</param>
    /// <param name="collection">The items; doubles count once.</param>
    /// <param name="comparer">Decides what is equal.</param>
    public ConcurrentSet(int concurrencyLevel, IEnumerable<T> collection, IEqualityComparer<T> comparer)
        : this(concurrencyLevel, 31, comparer) => AddAll(collection);

    /// <summary>An empty set with room.</summary>
    /// <param name="concurrencyLevel">How many threads are expected to change it at once.</param>
    /// <param name="capacity">How many items are expected.</param>
    /// <param name="comparer">Decides what is equal.</param>
    public ConcurrentSet(int concurrencyLevel, int capacity, IEqualityComparer<T> comparer) =>
        _items = new ConcurrentDictionary<T, byte>(concurrencyLevel, capacity, comparer);

    /// <summary>How many items there are. Takes every internal lock: not for hot paths.</summary>
    public int Count => _items.Count;

    /// <summary>Whether there is no item.</summary>
    public bool IsEmpty => _items.IsEmpty;

    /// <summary>Always false.</summary>
    bool ICollection<T>.IsReadOnly => false;

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False if it was there already.</returns>
    public bool TryAdd(T item) => _items.TryAdd(item, 0);

    /// <summary>Takes an item away.</summary>
    /// <param name="item">The item.</param>
    /// <returns>False if it was not there.</returns>
    public bool TryRemove(T item) => _items.TryRemove(item, out _);

    /// <summary>Whether the item is there.</summary>
    /// <param name="item">The item.</param>
    public bool Contains(T item) => _items.ContainsKey(item);

    /// <summary>Takes all items away.</summary>
    public void Clear() => _items.Clear();

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentException">It is there already.</exception>
    void ICollection<T>.Add(T item)
    {
        if (!TryAdd(item))
            throw new ArgumentException("The set holds this item already.", nameof(item));
    }

    /// <inheritdoc />
    bool ICollection<T>.Remove(T item) => TryRemove(item);

    /// <inheritdoc />
    void ICollection<T>.CopyTo(T[] array, int arrayIndex) => _items.Keys.CopyTo(array, arrayIndex);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Enumerate();

    IEnumerator IEnumerable.GetEnumerator() => Enumerate();

    // The entries are walked without a lock; Keys would take them all for a copy.
    private IEnumerator<T> Enumerate() => _items.Select(entry => entry.Key).GetEnumerator();

    private void AddAll(IEnumerable<T> items)
    {
        foreach (var item in items)
            TryAdd(item);
    }
}
