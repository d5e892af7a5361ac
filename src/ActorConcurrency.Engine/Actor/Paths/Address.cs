using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor system is: protocol, system and, if it can be reached from outside, host and port. Immutable; compares by value.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ISurrogated, ICloneable
{
    /// <summary>The address that stands for all systems.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    /// <summary>Orders addresses by host, then by port.</summary>
    public static readonly IComparer<Address> Comparer = global::System.Collections.Generic.Comparer<Address>.Create(
        static (a, b) =>
        {
            var byHost = string.CompareOrdinal(a.Host ?? "", b.Host ?? "");
            return byHost != 0 ? byHost : Nullable.Compare(a.Port, b.Port);
        });

    /// <summary>Creates an address.</summary>
    /// <param name="protocol">For example <c>akka</c>.</param>
    /// <param name="system">The system's name.</param>
    /// <param name="host">The host, or null for an address that is local only.</param>
    /// <param name="port">The port, or null.</param>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
    }

    /// <summary>The host, in lower case, or null.</summary>
    public string? Host { get; }

    /// <summary>The port, or null.</summary>
    public int? Port { get; }

    /// <summary>The system's name.</summary>
    public string System { get; }

    /// <summary>The protocol.</summary>
    public string Protocol { get; }

    /// <summary>Whether it has no host, so that it means this process only.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>Whether it has a host, so that it can be reached from outside.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>The text form: <c>akka://system@host:port</c> or <c>akka://system</c>.</summary>
    public override string ToString() => $"{Protocol}://{HostPort()}";

    /// <summary>The text form without the protocol: <c>system@host:port</c>.</summary>
    public string HostPort()
    {
        var host = Host is null ? "" : "@" + Host;
        var port = Port is { } p ? ":" + p.ToString(CultureInfo.InvariantCulture) : "";
        return System + host + port;
    }

    /// <inheritdoc/>
    public bool Equals(Address? other) =>
        other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Address other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Host, Port, System, Protocol);

    /// <inheritdoc/>
    public int CompareTo(Address? other) => other is null ? 1 : string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Address other => CompareTo(other),
        _ => throw new ArgumentException($"Object must be of type {nameof(Address)}.", nameof(obj)),
    };

    /// <inheritdoc/>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <summary>A copy with another protocol.</summary>
    /// <param name="protocol">The protocol.</param>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>A copy with another system name.</summary>
    /// <param name="system">The name.</param>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>A copy with another host.</summary>
    /// <param name="host">The host, or null.</param>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>A copy with another port.</summary>
    /// <param name="port">The port, or null.</param>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>Equality by value.</summary>
    /// <param name="left">One address.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Inequality by value.</summary>
    /// <param name="left">One address.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    /// <summary>Reads an address from its text form.</summary>
    /// <param name="address">The text; a path after the address is ignored.</param>
    /// <exception cref="UriFormatException">It is no address.</exception>
    public static Address Parse(string address) =>
        TryParse(address, out var parsed) ? parsed : throw new UriFormatException($"'{address}' is not a valid address: expected protocol://system[@host:port].");

    /// <summary>Reads an address from its text form.</summary>
    /// <param name="path">The text.</param>
    /// <param name="address">The address.</param>
    public static bool TryParse(string? path, [NotNullWhen(true)] out Address? address) => TryParse(path.AsSpan(), out address, out _);

    /// <summary>Reads an address and what follows it.</summary>
    /// <param name="path">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="absolutUri">What follows the address; at least a slash.</param>
    public static bool TryParse(string? path, [NotNullWhen(true)] out Address? address, [NotNullWhen(true)] out string? absolutUri)
    {
        var ok = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = ok ? rest.ToString() : null;
        return ok;
    }

    /// <summary>Reads an address from its text form.</summary>
    /// <param name="span">The text.</param>
    /// <param name="address">The address.</param>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address) => TryParse(span, out address, out _);

    /// <summary>Reads an address and what follows it.</summary>
    /// <param name="span">The text.</param>
    /// <param name="address">The address.</param>
    /// <param name="absolutUri">What follows the address; at least a slash.</param>
    public static bool TryParse(ReadOnlySpan<char> span, [NotNullWhen(true)] out Address? address, out ReadOnlySpan<char> absolutUri)
    {
        address = null;
        absolutUri = default;

        var scheme = span.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || !IsScheme(span[..scheme])) return false;
        var authority = span[(scheme + 3)..];
        var slash = authority.IndexOf('/');
        absolutUri = slash < 0 ? "/" : authority[slash..];
        if (slash >= 0) authority = authority[..slash];

        var at = authority.LastIndexOf('@');
        var system = at < 0 ? authority : authority[..at];
        if (system.IsEmpty || system.ContainsAny("# ?")) return false;
        if (at < 0)
        {
            address = new Address(Scheme(span[..scheme]), system.ToString());
            return true;
        }

        if (!TryParseHostPort(authority[(at + 1)..], out var host, out var port)) return false;
        address = new Address(Scheme(span[..scheme]), system.ToString(), host, port);
        return true;
    }

    private static bool TryParseHostPort(ReadOnlySpan<char> text, out string? host, out int port)
    {
        host = null;
        port = 0;
        // The last colon outside brackets: an IPv6 host carries colons of its own.
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || colon < text.LastIndexOf(']')) return false;
        if (!int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port > 65535) return false;
        host = text[..colon].ToString();
        return true;
    }

    // Schemes are case-insensitive and written in lower case (RFC 3986, 3.1).
    private static string Scheme(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant();

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0])) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) =>
        new AddressSurrogate { Host = Host, Port = Port, Protocol = Protocol, System = System };

    /// <summary>An address as it travels.</summary>
    public sealed class AddressSurrogate : ISurrogate
    {
        /// <summary>The protocol.</summary>
        public string Protocol { get; set; } = "";

        /// <summary>The system's name.</summary>
        public string System { get; set; } = "";

        /// <summary>The host, or null.</summary>
        public string? Host { get; set; }

        /// <summary>The port, or null.</summary>
        public int? Port { get; set; }

        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => new Address(Protocol, System, Host, Port);
    }
}
