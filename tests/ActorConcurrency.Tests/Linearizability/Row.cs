using System.Collections;
using System.Runtime.CompilerServices;

namespace ActorConcurrency.Tests;

/// <summary>A short immutable list that compares by value, so that two equal states of a model are one.</summary>
[CollectionBuilder(typeof(Row), nameof(Row.Of))]
internal readonly struct Row<T>(T[] items) : IEquatable<Row<T>>, IEnumerable<T>
{
    private readonly T[]? _items = items;

    public int Count => Items.Length;

    private T[] Items => _items ?? [];

    public T this[int index] => Items[index];

    public Row<T> Add(T item) => new([.. Items, item]);

    public Row<T> Skip(int count) => new(Items[count..]);

    public Row<T> Where(Func<T, bool> keep) => new(Array.FindAll(Items, item => keep(item)));

    public bool Equals(Row<T> other) => Items.AsSpan().SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is Row<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items) hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", Items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes rows.</summary>
internal static class Row
{
    public static Row<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
