namespace ActorConcurrency.Comparison;

/// <summary>One side of an experiment: an implementation and the program that uses it. Immutable.</summary>
/// <remarks>Bring your own lock class or actor by making a contender of it; nothing has to be inherited or registered.</remarks>
public sealed record Contender
{
    private Contender(Side side, Type implementation, Func<Trial, Task> program) =>
        (Side, Implementation, Program) = (side, implementation, program);

    /// <summary>Whose side it is on.</summary>
    public Side Side { get; }

    /// <summary>The type that is tried.</summary>
    public Type Implementation { get; }

    /// <summary>The program: uses the implementation, prints what the page prints, observes and checks.</summary>
    public Func<Trial, Task> Program { get; }

    /// <summary>An original. The program blocks; it runs on a thread of its own.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Original<T>(Action<Trial> program) => Of<T>(Side.Original, Blocking(program));

    /// <summary>An original whose program does not block.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Original<T>(Func<Trial, Task> program) => Of<T>(Side.Original, program);

    /// <summary>A lock-based class as one writes it in C#. The program blocks; it runs on a thread of its own.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Lock<T>(Action<Trial> program) => Of<T>(Side.Lock, Blocking(program));

    /// <summary>The idiomatic .NET twin.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender DotNet<T>(Func<Trial, Task> program) => Of<T>(Side.DotNet, program);

    /// <summary>The actor. <see cref="Trial.Actors"/> is there before the program starts.</summary>
    /// <typeparam name="T">The type that is tried, usually the handle.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Actor<T>(Func<Trial, Task> program) => Of<T>(Side.Actor, program);

    /// <summary>The actor by messages only, and once more direct when idle: the program makes its handles as <see cref="Trial.GateFirst"/> says.</summary>
    /// <typeparam name="T">The handle that is tried.</typeparam>
    /// <param name="program">The program of both.</param>
    public static IReadOnlyList<Contender> ActorBothWays<T>(Func<Trial, Task> program) => [Of<T>(Side.Actor, program), Of<T>(Side.Direct, program)];

    private static Contender Of<T>(Side side, Func<Trial, Task> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new Contender(side, typeof(T), program);
    }

    private static Func<Trial, Task> Blocking(Action<Trial> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return trial => Task.Factory.StartNew(() => program(trial), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
