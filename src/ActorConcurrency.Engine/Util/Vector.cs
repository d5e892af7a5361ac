namespace Akka.Util;

/// <summary>Lists filled by a function.</summary>
public static class Vector
{
    /// <summary>Prepares a list of the given length.</summary>
    /// <param name="number">How many items.</param>
    /// <typeparam name="T">The items.</typeparam>
    /// <returns>A function that takes the maker of an item, calls it once per item and returns the list.</returns>
    public static Func<Func<T>, IList<T>> Fill<T>(int number) =>
        maker => Enumerable.Range(0, number).Select(_ => maker()).ToList();
}
