namespace Akka.TestKit;

/// <summary>Wraps predicates.</summary>
public static class PredicateInfoFactory
{
    /// <summary>Wraps a predicate.</summary>
    /// <typeparam name="T">The type of the messages it is for.</typeparam>
    /// <param name="predicateT">The predicate.</param>
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    /// <summary>Wraps a delegate that takes a message and returns a boolean.</summary>
    /// <typeparam name="T">The type of the messages it is for.</typeparam>
    /// <param name="predicateT">The delegate.</param>
    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT) =>
        predicateT is Predicate<T> predicate
            ? PredicateInfo.Create(predicate)
            : new PredicateInfo(predicateT, typeof(T), message => message is T && (bool)predicateT.DynamicInvoke(message)!);
}
