using System.Text;
using Akka.Util;

namespace Akka.Routing;

/// <summary>Makes rings of consistent hashing.</summary>
public static class ConsistentHash
{
    /// <summary>A ring with some nodes. A node is known by its text (<see cref="object.ToString"/>).</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="virtualNodesFactor">How many points each node has on the ring; positive.</param>
    /// <typeparam name="T">The nodes.</typeparam>
    public static ConsistentHash<T> Create<T>(IEnumerable<T> nodes, int virtualNodesFactor)
    {
        var ring = new SortedDictionary<int, T>();
        foreach (var node in nodes)
        {
            foreach (var point in PointsOf(node, virtualNodesFactor))
                ring[point] = node;
        }

        return new ConsistentHash<T>(ring, virtualNodesFactor);
    }

    internal static IEnumerable<int> PointsOf<T>(T node, int virtualNodesFactor) =>
        Enumerable.Range(1, Math.Max(virtualNodesFactor, 0)).Select(point => HashOf($"{node}:{point}"));

    internal static int HashOf(string key) => MurmurHash.ByteHash(Encoding.UTF8.GetBytes(key));
}

/// <summary>
/// A ring of nodes: a key belongs to the first node at or behind its hash, so that adding or removing a node moves only the keys of
/// that node. Immutable. Source: D. Karger et al., Consistent Hashing and Random Trees (1997).
/// </summary>
/// <typeparam name="T">The nodes.</typeparam>
public class ConsistentHash<T>
{
    private readonly SortedDictionary<int, T> _nodes;
    private readonly int _virtualNodesFactor;
    private readonly int[] _points;
    private readonly T[] _owners;

    /// <summary>Creates a ring.</summary>
    /// <param name="nodes">The node at each point; not copied.</param>
    /// <param name="virtualNodesFactor">How many points each node has; positive.</param>
    /// <exception cref="ArgumentException"><paramref name="virtualNodesFactor"/> is not positive.</exception>
    public ConsistentHash(SortedDictionary<int, T> nodes, int virtualNodesFactor)
    {
        if (virtualNodesFactor < 1)
            throw new ArgumentException("virtualNodesFactor must be >= 1", nameof(virtualNodesFactor));
        _nodes = nodes;
        _virtualNodesFactor = virtualNodesFactor;
        _points = [.. nodes.Keys];
        _owners = [.. nodes.Values];
    }

    /// <summary>Whether there is no node.</summary>
    public bool IsEmpty => _points.Length == 0;

    /// <summary>The ring with a node more.</summary>
    /// <param name="node">The node.</param>
    public ConsistentHash<T> Add(T node) => this + node;

    /// <summary>The ring without a node.</summary>
    /// <param name="node">The node.</param>
    public ConsistentHash<T> Remove(T node) => this - node;

    /// <summary>The node of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The ring is empty.</exception>
    public T NodeFor(byte[] key) => NodeAt(MurmurHash.ByteHash(key));

    /// <summary>The node of a key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="InvalidOperationException">The ring is empty.</exception>
    public T NodeFor(string key) => NodeAt(ConsistentHash.HashOf(key));

    /// <summary>The ring with a node more.</summary>
    /// <param name="hash">The ring.</param>
    /// <param name="node">The node.</param>
    public static ConsistentHash<T> operator +(ConsistentHash<T> hash, T node)
    {
        var nodes = new SortedDictionary<int, T>(hash._nodes);
        foreach (var point in ConsistentHash.PointsOf(node, hash._virtualNodesFactor))
            nodes[point] = node;
        return new ConsistentHash<T>(nodes, hash._virtualNodesFactor);
    }

    /// <summary>The ring without a node.</summary>
    /// <param name="hash">The ring.</param>
    /// <param name="node">The node.</param>
    public static ConsistentHash<T> operator -(ConsistentHash<T> hash, T node)
    {
        var nodes = new SortedDictionary<int, T>(hash._nodes);
        foreach (var point in ConsistentHash.PointsOf(node, hash._virtualNodesFactor))
            nodes.Remove(point);
        return new ConsistentHash<T>(nodes, hash._virtualNodesFactor);
    }

    private T NodeAt(int hash)
    {
        if (IsEmpty)
            throw new InvalidOperationException("Can't get a node from an empty node ring.");
        var index = Array.BinarySearch(_points, hash);
        if (index < 0)
            index = ~index;
        return _owners[index == _points.Length ? 0 : index];
    }
}
