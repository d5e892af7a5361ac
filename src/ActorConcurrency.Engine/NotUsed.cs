namespace Akka;

/// <summary>Stands where a type argument is required and no value is meant. Immutable, hence thread-safe.</summary>
public sealed class NotUsed : IEquatable<NotUsed>, IComparable<NotUsed>
{
    /// <summary>The only instance.</summary>
    public static readonly NotUsed Instance = new();

    private NotUsed() { }

    /// <summary>All instances rank the same.</summary>
    /// <param name="other">What to compare with.</param>
    /// <returns>Always zero.</returns>
    public int CompareTo(NotUsed? other) => 0;

    /// <summary>True for any instance, false for <c>null</c>.</summary>
    /// <param name="other">What to compare with.</param>
    public bool Equals(NotUsed? other) => other is not null;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is NotUsed;

    /// <inheritdoc />
    public override int GetHashCode() => 0;

    /// <inheritdoc />
    public override string ToString() => "()";
}
