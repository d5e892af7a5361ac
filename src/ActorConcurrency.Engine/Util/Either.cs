namespace Akka.Util;

/// <summary>Makes the untyped halves that convert implicitly to an <see cref="Either{TA,TB}"/>.</summary>
public static class Either
{
    /// <summary>A left half.</summary>
    /// <param name="value">The value held.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public static Left<T> Left<T>(T value) => new(value);

    /// <summary>A right half.</summary>
    /// <param name="value">The value held.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public static Right<T> Right<T>(T value) => new(value);
}

/// <summary>One of two values, by convention the failure on the left. Immutable.</summary>
/// <typeparam name="TA">The left value.</typeparam>
/// <typeparam name="TB">The right value.</typeparam>
public abstract class Either<TA, TB>
{
    /// <summary>Stores both sides; the derived type says which one counts.</summary>
    /// <param name="left">The left value, or <c>default</c>.</param>
    /// <param name="right">The right value, or <c>default</c>.</param>
    protected Either(TA? left, TB? right)
    {
        Left = left!;
        Right = right!;
    }

    /// <summary>Whether the left value counts.</summary>
    public abstract bool IsLeft { get; }

    /// <summary>Whether the right value counts.</summary>
    public abstract bool IsRight { get; }

    /// <summary>The left value; <c>default</c> unless <see cref="IsLeft"/>.</summary>
    protected TA Left { get; }

    /// <summary>The right value; <c>default</c> unless <see cref="IsRight"/>.</summary>
    protected TB Right { get; }

    /// <summary>The value that counts.</summary>
    public object? Value => IsLeft ? Left : Right;

    /// <summary>Wraps a left half.</summary>
    /// <param name="left">The half.</param>
    public static implicit operator Either<TA, TB>(Left<TA> left) => new Left<TA, TB>(left.Value);

    /// <summary>Wraps a right half.</summary>
    /// <param name="right">The half.</param>
    public static implicit operator Either<TA, TB>(Right<TB> right) => new Right<TA, TB>(right.Value);

    /// <summary>Reduces the value that counts to one result.</summary>
    /// <param name="left">Applied to a left value.</param>
    /// <param name="right">Applied to a right value.</param>
    /// <typeparam name="TRes">The result.</typeparam>
    public TRes Fold<TRes>(Func<TA, TRes> left, Func<TB, TRes> right) => IsLeft ? left(Left) : right(Right);

    /// <summary>Maps the value that counts and keeps its side.</summary>
    /// <param name="map1">Applied to a left value.</param>
    /// <param name="map2">Applied to a right value.</param>
    /// <typeparam name="TRes1">The new left type.</typeparam>
    /// <typeparam name="TRes2">The new right type.</typeparam>
    public Either<TRes1, TRes2> Map<TRes1, TRes2>(Func<TA, TRes1> map1, Func<TB, TRes2> map2) =>
        IsLeft ? new Left<TRes1, TRes2>(map1(Left)) : new Right<TRes1, TRes2>(map2(Right));

    /// <summary>Maps a left value; a right one stays.</summary>
    /// <param name="map">Applied to a left value.</param>
    /// <typeparam name="TRes">The new left type.</typeparam>
    public Either<TRes, TB> MapLeft<TRes>(Func<TA, TRes> map) => Map(map, right => right);

    /// <summary>Maps a right value; a left one stays.</summary>
    /// <param name="map">Applied to a right value.</param>
    /// <typeparam name="TRes">The new right type.</typeparam>
    public Either<TA, TRes> MapRight<TRes>(Func<TB, TRes> map) => Map(left => left, map);

    /// <summary>Views this as a left; its value is <c>default</c> unless <see cref="IsLeft"/>.</summary>
    public Left<TA, TB> ToLeft() => new(Left);

    /// <summary>Views this as a right; its value is <c>default</c> unless <see cref="IsRight"/>.</summary>
    public Right<TA, TB> ToRight() => new(Right);
}
