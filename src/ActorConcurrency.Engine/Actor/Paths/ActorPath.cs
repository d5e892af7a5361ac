using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Akka.Util;

namespace Akka.Actor;

/// <summary>
/// Where an actor is in its system's tree: <c>akka://system/user/parent/child</c>. Immutable; compares by address and
/// names, not by incarnation.
/// </summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>, ISurrogated
{
    /// <summary>The symbols that a name may hold beside letters, digits and percent escapes.</summary>
    public const string ValidSymbols = "\"-_.*$+:@&=,!~';()";

    // The path above, or a root's address: a path has one or the other, and there are as many paths as actors.
    private readonly object _above;
    private int _hash;

    /// <summary>Creates a root path.</summary>
    /// <param name="address">The system's address.</param>
    /// <param name="name">The root's name, "/" for a system's root.</param>
    protected ActorPath(Address address, string name)
    {
        _above = address;
        Name = name;
    }

    /// <summary>Creates a path below another.</summary>
    /// <param name="parentPath">The path above.</param>
    /// <param name="name">The name.</param>
    /// <param name="uid">The incarnation; 0 for none.</param>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _above = parentPath;
        Name = name;
        Uid = uid;
    }

    /// <summary>The address of the system, through the root: a path keeps no copy of it.</summary>
    public Address Address => Root.RootAddress!;

    /// <summary>The last element.</summary>
    public string Name { get; }

    /// <summary>The incarnation: a number that tells two actors of one path apart. 0 for none.</summary>
    public long Uid { get; }

    /// <summary>The path above; a root is its own parent.</summary>
    public ActorPath Parent => Above ?? this;

    /// <summary>The root of this path.</summary>
    public ActorPath Root
    {
        get
        {
            var path = this;
            while (path.Above is { } parent) path = parent;
            return path;
        }
    }

    /// <summary>How many elements there are below the root.</summary>
    public int Depth
    {
        get
        {
            var depth = 0;
            for (var path = this; path.Above is not null; path = path.Above) depth++;
            return depth;
        }
    }

    /// <summary>The names from the root down, the root's own left out.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            var path = this;
            for (var i = names.Length - 1; i >= 0; i--, path = path.Above!) names[i] = path.Name;
            return names;
        }
    }

    internal IReadOnlyList<string> ElementsWithUid
    {
        get
        {
            if (Above is null) return [];
            var names = (string[])Elements;
            names[^1] += UidSuffix;
            return names;
        }
    }

    private ActorPath? Above => _above as ActorPath;

    private Address? RootAddress => _above as Address;

    private string UidSuffix => Uid == ActorCell.UndefinedUid ? "" : "#" + Uid.ToString(CultureInfo.InvariantCulture);

    /// <summary>The path above or below the root at a depth.</summary>
    /// <param name="depth">0 or more: counted from the root (0 is the root); negative: steps up from here (-1 is the parent).</param>
    public ActorPath ParentOf(int depth)
    {
        var up = depth >= 0 ? Depth - depth : -depth;
        var path = this;
        while (up-- > 0 && path.Above is { } parent) path = parent;
        return path;
    }

    /// <summary>The path of a child.</summary>
    /// <param name="childName">The name; may carry an incarnation after '#'.</param>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>The path of a child.</summary>
    /// <param name="path">The path above.</param>
    /// <param name="name">The name; may carry an incarnation after '#'.</param>
    public static ActorPath operator /(ActorPath path, string name)
    {
        ActorCell.SplitNameAndUid(name, out var plain, out var uid);
        return new ChildActorPath(path, plain, uid);
    }

    /// <summary>The path some steps down.</summary>
    /// <param name="path">The path above.</param>
    /// <param name="name">The names; empty ones are skipped.</param>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Where(static n => !string.IsNullOrEmpty(n)).Aggregate(path, static (p, n) => p / n);

    /// <summary>The same path with another incarnation.</summary>
    /// <param name="uid">The incarnation; 0 for none.</param>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid) return this;
        if (Above is null) throw new NotSupportedException("RootActorPath must have undefined Uid");
        return new ChildActorPath(Above, Name, uid);
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        var mine = this;
        while (!ReferenceEquals(mine, other))
        {
            if (other is null || mine.Name != other.Name) return false;
            if (mine.Above is null || other.Above is null)
                return mine.Above is null && other.Above is null && mine.RootAddress!.Equals(other.RootAddress);
            (mine, other) = (mine.Above, other.Above);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // A race writes the same value twice; an int write is atomic.
        if (_hash == 0)
        {
            var hash = Above is null ? HashCode.Combine(RootAddress, Name) : HashCode.Combine(Above.GetHashCode(), Name);
            _hash = hash == 0 ? 1 : hash;
        }

        return _hash;
    }

    /// <summary>Orders by address, then name by name from the root, ordinally.</summary>
    /// <param name="other">The other path.</param>
    public int CompareTo(ActorPath? other)
    {
        if (other is null) return 1;
        if (ReferenceEquals(this, other)) return 0;
        var byAddress = Address.CompareTo(other.Address);
        if (byAddress != 0) return byAddress;

        var (mine, theirs) = (Elements, other.Elements);
        for (var i = 0; i < Math.Min(mine.Count, theirs.Count); i++)
        {
            var byName = string.CompareOrdinal(mine[i], theirs[i]);
            if (byName != 0) return byName;
        }

        return mine.Count.CompareTo(theirs.Count);
    }

    /// <summary>Equality by address and names.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by address and names.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>The path with its address: <c>akka://system/user/a</c>.</summary>
    public override string ToString() => ToStringWithAddress();

    /// <summary>The path with its address.</summary>
    public string ToStringWithAddress() => Format(Address, withUid: false);

    /// <summary>The path with <paramref name="address"/>, unless its own address is already global.</summary>
    /// <param name="address">The address to show.</param>
    public string ToStringWithAddress(Address address) => Format(Visible(address), withUid: false);

    /// <summary>The path without its address: <c>/user/a</c>.</summary>
    public string ToStringWithoutAddress() => Format(null, withUid: false);

    /// <summary>The path with its address and incarnation.</summary>
    public string ToStringWithUid() => Format(Address, withUid: true);

    /// <summary>The path as it travels: with address and incarnation.</summary>
    public string ToSerializationFormat() => ToStringWithUid();

    /// <summary>The path as it travels, with <paramref name="address"/> unless its own is already global.</summary>
    /// <param name="address">The address by which others can reach the system.</param>
    public string ToSerializationFormatWithAddress(Address address) => Format(Visible(address), withUid: true);

    /// <summary>The elements joined and led by slashes.</summary>
    /// <param name="pathElements">The elements.</param>
    public static string FormatPathElements(IEnumerable<string> pathElements) => string.Concat(pathElements.Select(static e => "/" + e));

    private Address Visible(Address address) => Address.HasGlobalScope ? Address : address;

    private string Format(Address? address, bool withUid)
    {
        var text = new StringBuilder(address?.ToString());
        if (Above is null) text.Append(Name.StartsWith('/') ? Name : "/" + Name);
        else foreach (var name in Elements) text.Append('/').Append(name);
        if (withUid) text.Append(UidSuffix);
        return text.ToString();
    }

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new Surrogate(ToSerializationFormat());

    /// <summary>A path as it travels. Immutable; compares by value.</summary>
    public sealed class Surrogate : ISurrogate, IEquatable<Surrogate>, IEquatable<ActorPath>
    {
        /// <summary>Creates the surrogate.</summary>
        /// <param name="path">The serialised path.</param>
        public Surrogate(string path) => Path = path;

        /// <summary>The serialised path.</summary>
        public string Path { get; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) =>
            TryParse(Path, out var path) ? path : throw new UriFormatException($"'{Path}' is no actor path.");

        /// <inheritdoc/>
        public bool Equals(Surrogate? other) => other is not null && Path == other.Path;

        /// <inheritdoc/>
        public bool Equals(ActorPath? other) => other is not null && Path == other.ToSerializationFormat();

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Surrogate s ? Equals(s) : obj is ActorPath p && Equals(p);

        /// <inheritdoc/>
        public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);
    }
}

/// <summary>The root of a system's paths. Immutable.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>Creates a root.</summary>
    /// <param name="address">The system's address.</param>
    /// <param name="name">The root's name; empty for a system's root.</param>
    public RootActorPath(Address address, string name = "") : base(address, name) { }
}

/// <summary>A path below another. Immutable.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>Creates a path.</summary>
    /// <param name="parentPath">The path above.</param>
    /// <param name="name">The name.</param>
    /// <param name="uid">The incarnation; 0 for none.</param>
    public ChildActorPath(ActorPath parentPath, string name, long uid) : base(parentPath, name, uid) { }
}

/// <summary>Takes relative paths apart.</summary>
public static class RelativeActorPath
{
    /// <summary>The elements of a path that is no full address, or null if it is none.</summary>
    /// <param name="addr">The text.</param>
    public static IEnumerable<string>? Unapply(string addr)
    {
        try
        {
            if (!Uri.TryCreate(addr, UriKind.RelativeOrAbsolute, out var uri)) return null;
            if (uri.IsAbsoluteUri && !addr.StartsWith('/')) return null;
            return (addr.StartsWith('/') ? addr[1..] : addr).Split('/');
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
