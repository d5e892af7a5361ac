namespace ActorConcurrency;

/// <summary>Refuses a task where nobody would await it: its failure would be lost.</summary>
internal static class LostTask
{
    private const string Remedy = "Await it in the work, and return what comes of it: async token => await …";

    /// <summary>Whether a type is that of a task.</summary>
    public static bool Is<T>() => Kind<T>.IsTask;

    /// <summary>Refuses a task as the result of work. Goes by the type that is declared. What is inside an object, a tuple or a type of one's own is not seen.</summary>
    /// <param name="work">The parameter.</param>
    /// <param name="remedy">What to give instead, in the shape that the caller takes.</param>
    /// <exception cref="ArgumentException">The result is a task.</exception>
    public static void Refuse<TResult>(string work, string remedy = Remedy)
    {
        if (Is<TResult>())
            throw new ArgumentException($"The result would be a {NameOf(typeof(TResult))} that nobody awaits, and its failure would be lost. {remedy}", work);
    }

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    // Looked at once for each type.
    private static class Kind<T>
    {
        public static readonly bool IsTask =
            typeof(Task).IsAssignableFrom(typeof(T))
            || typeof(T) == typeof(ValueTask)
            || (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(ValueTask<>));
    }
}
