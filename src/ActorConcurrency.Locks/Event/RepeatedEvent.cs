namespace ActorConcurrency.Locks;

/// <summary>
/// What the page warns of: one <see cref="PythonEvent"/> that is set and cleared again and again, and threads that cycle back to wait for
/// it. Source: "Threading condition", first paragraph.
/// </summary>
/// <remarks>
/// <para>Faults, kept: a thread that was released and cycles back before the flag is cleared passes a second time on the same signal;
/// a thread that is at work while the flag is set and cleared misses the signal, and waits for ever if no other comes; neither is
/// noticed, because signals have no numbers; a signaller that waits for such a thread's answer waits for ever too.</para>
/// <para>Thread-safe.</para>
/// </remarks>
/// <param name="betweenSetAndClear">A gate for tests: called after the flag was set and before it is cleared.</param>
public sealed class RepeatedEvent(Action? betweenSetAndClear = null)
{
    /// <summary>The event behind it.</summary>
    public PythonEvent Event { get; } = new();

    /// <summary>Gives one signal: sets the flag, then asks for it to be cleared.</summary>
    public void Signal()
    {
        Event.Set();
        betweenSetAndClear?.Invoke();
        Event.Clear();
    }

    /// <summary>Blocks until there is a signal; returns at once while the flag is set, also if this thread has passed on that signal before.</summary>
    public void Wait() => Event.Wait();
}
