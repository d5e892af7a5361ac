namespace Akka.TestKit;

/// <summary>A predicate and the type of the messages it is for. Immutable.</summary>
public class PredicateInfo
{
    internal PredicateInfo(Delegate predicate, Type type, Predicate<object> accepts)
    {
        PredicateT = predicate;
        Type = type;
        Accepts = accepts;
    }

    /// <summary>The predicate.</summary>
    public Delegate PredicateT { get; }

    /// <summary>The type of the messages it is for.</summary>
    public Type Type { get; }

    /// <summary>Whether a message is of the type, and the predicate accepts it.</summary>
    internal Predicate<object> Accepts { get; }

    /// <summary>Wraps a predicate.</summary>
    /// <typeparam name="T">The type of the messages it is for.</typeparam>
    /// <param name="predicateT">The predicate.</param>
    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(predicateT, typeof(T), message => message is T typed && predicateT(typed));

    /// <summary>The type of the messages, for failure messages.</summary>
    public override string ToString() => $"{GetType().FullName}<{Type.FullName}>";
}
