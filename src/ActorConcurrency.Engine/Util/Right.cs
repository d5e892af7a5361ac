namespace Akka.Util;

/// <summary>A right half whose left type is not decided yet.</summary>
/// <param name="value">The value held.</param>
/// <typeparam name="T">Its type.</typeparam>
public class Right<T>(T value)
{
    /// <summary>Always false.</summary>
    public bool IsLeft => false;

    /// <summary>Always true.</summary>
    public bool IsRight => true;

    /// <summary>The value held.</summary>
    public T Value { get; } = value;
}

/// <summary>The right alternative of an <see cref="Either{TA,TB}"/>.</summary>
/// <param name="b">The value held.</param>
/// <typeparam name="TA">The left type.</typeparam>
/// <typeparam name="TB">The right type.</typeparam>
public class Right<TA, TB>(TB b) : Either<TA, TB>(default, b)
{
    /// <summary>Always false.</summary>
    public override bool IsLeft => false;

    /// <summary>Always true.</summary>
    public override bool IsRight => true;

    /// <summary>The value held.</summary>
    public new TB Value => Right;
}
