namespace ActorConcurrency.Locks;

/// <summary>Python's <c>threading.Thread</c> on <see cref="Thread"/>: what it does when its target fails, and when the process may end.</summary>
/// <remarks>
/// <para>Faults, kept: an exception ends the thread alone, with a text on standard error, and nobody who joins it is told (in .NET an
/// escaped exception ends the process); it is a foreground thread, so the process lives until it ends; it cannot be stopped from outside.</para>
/// </remarks>
public static class PythonThread
{
    /// <summary>Creates a thread; the caller starts it.</summary>
    /// <param name="target">What it runs.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The thread, not started.</returns>
    public static Thread Create(Action target, string name) => new(() => Run(target)) { Name = name };

    private static void Run(Action target)
    {
        try
        {
            target();
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"Exception in thread {Thread.CurrentThread.Name}: {error}");
        }
    }
}
