using Akka.Util;

namespace Akka.Actor;

/// <summary>Where an actor is to be deployed. Immutable.</summary>
public abstract class Scope : IEquatable<Scope>
{
    /// <summary>In this process.</summary>
    public static readonly LocalScope Local = LocalScope.Instance;

    /// <summary>This scope, or <paramref name="other"/> where this one says nothing.</summary>
    /// <param name="other">The other.</param>
    public abstract Scope WithFallback(Scope other);

    /// <summary>A copy.</summary>
    public abstract Scope Copy();

    /// <inheritdoc/>
    public virtual bool Equals(Scope? other) => other is not null && (ReferenceEquals(this, other) || GetType() == other.GetType());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scope);

    /// <inheritdoc/>
    public override int GetHashCode() => GetType().GetHashCode();
}

/// <summary>Says nothing about where.</summary>
internal sealed class NoScopeGiven : Scope
{
    public static readonly NoScopeGiven Instance = new();

    private NoScopeGiven() { }

    public override Scope WithFallback(Scope other) => other;

    public override Scope Copy() => Instance;
}

/// <summary>In this process. One instance.</summary>
public class LocalScope : Scope, ISurrogated
{
    private LocalScope() { }

    /// <summary>The only instance.</summary>
    public static LocalScope Instance { get; } = new();

    /// <inheritdoc/>
    public override Scope WithFallback(Scope other) => Instance;

    /// <inheritdoc/>
    public override Scope Copy() => Instance;

    /// <inheritdoc/>
    public ISurrogate ToSurrogate(ActorSystem system) => new LocalScopeSurrogate();

    /// <summary>The scope as it travels.</summary>
    public class LocalScopeSurrogate : ISurrogate
    {
        /// <inheritdoc/>
        public ISurrogated FromSurrogate(ActorSystem system) => Instance;
    }
}
