namespace Akka.Util;

/// <summary>A left half whose right type is not decided yet.</summary>
/// <param name="value">The value held.</param>
/// <typeparam name="T">Its type.</typeparam>
public class Left<T>(T value)
{
    /// <summary>Always true.</summary>
    public bool IsLeft => true;

    /// <summary>Always false.</summary>
    public bool IsRight => false;

    /// <summary>The value held.</summary>
    public T Value { get; } = value;
}

/// <summary>The left alternative of an <see cref="Either{TA,TB}"/>.</summary>
/// <param name="a">The value held.</param>
/// <typeparam name="TA">The left type.</typeparam>
/// <typeparam name="TB">The right type.</typeparam>
public class Left<TA, TB>(TA a) : Either<TA, TB>(a, default)
{
    /// <summary>Always true.</summary>
    public override bool IsLeft => true;

    /// <summary>Always false.</summary>
    public override bool IsRight => false;

    /// <summary>The value held.</summary>
    public new TA Value => Left;
}
