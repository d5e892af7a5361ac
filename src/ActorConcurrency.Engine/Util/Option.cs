using Akka.Annotations;

namespace Akka.Util;

/// <summary>A value that may be absent. <c>default</c> is <see cref="None"/>. Immutable.</summary>
/// <typeparam name="T">What is held. <c>null</c> counts as absent.</typeparam>
[InternalStableApi]
public readonly struct Option<T>
{
    /// <summary>No value.</summary>
    public static readonly Option<T> None;

    /// <summary>Holds <paramref name="value"/>, or nothing when it is <c>null</c>.</summary>
    /// <param name="value">What to hold.</param>
    [Obsolete("Use Option<T>.Create() instead")]
    public Option(T? value)
    {
        Value = value!;
        HasValue = value is not null;
    }

    /// <summary>Whether a value is held.</summary>
    public bool HasValue { get; }

    /// <summary>Whether no value is held.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>The value; <c>default</c> when none is held. Ask <see cref="HasValue"/> first.</summary>
    public T Value { get; }

    /// <summary>Holds <paramref name="value"/>, or nothing when it is <c>null</c>.</summary>
    /// <param name="value">What to hold.</param>
#pragma warning disable CS0618 // the constructor is obsolete for callers; this is its replacement
    public static Option<T> Create(T? value) => new(value);
#pragma warning restore CS0618

    /// <summary>Same as <see cref="Create"/>.</summary>
    /// <param name="value">What to hold.</param>
    public static implicit operator Option<T>(T? value) => Create(value);

    /// <summary>Whether both hold nothing, or equal values.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static bool operator ==(Option<T> left, Option<T> right) => left.Equals(right);

    /// <summary>The opposite of equality.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static bool operator !=(Option<T> left, Option<T> right) => !left.Equals(right);

    /// <summary>Maps the value, if there is one. A mapper that returns <c>null</c> gives no value.</summary>
    /// <param name="selector">Called at most once.</param>
    /// <typeparam name="TNew">What the mapper returns.</typeparam>
    public Option<TNew> Select<TNew>(Func<T, TNew?> selector) => HasValue ? selector(Value) : Option<TNew>.None;

    /// <summary>Maps the value, if there is one, to another option.</summary>
    /// <param name="mapper">Called at most once.</param>
    /// <typeparam name="TNew">What the resulting option holds.</typeparam>
    public Option<TNew> FlatSelect<TNew>(Func<T, Option<TNew>> mapper) => HasValue ? mapper(Value) : Option<TNew>.None;

    /// <summary>The value, or the fallback when there is none.</summary>
    /// <param name="fallbackValue">Returned when no value is held.</param>
    public T GetOrElse(T fallbackValue) => HasValue ? Value : fallbackValue;

    /// <summary>Runs the action on the value, if there is one.</summary>
    /// <param name="action">Called at most once.</param>
    public void OnSuccess(Action<T> action)
    {
        if (HasValue)
            action(Value);
    }

    /// <summary>Whether both hold nothing, or equal values.</summary>
    /// <param name="other">What to compare with.</param>
    public bool Equals(Option<T> other) =>
        HasValue == other.HasValue && EqualityComparer<T>.Default.Equals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Option<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HasValue ? HashCode.Combine(Value) : 0;

    /// <inheritdoc />
    public override string ToString() => HasValue ? $"Some<{Value}>" : "None";
}
