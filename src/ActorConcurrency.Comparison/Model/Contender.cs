namespace ActorConcurrency.Comparison;

/// <summary>One side of an experiment: an implementation and the program that uses it. Immutable.</summary>
/// <remarks>Bring your own lock class or actor by making a contender of it; nothing has to be inherited or registered.</remarks>
public sealed record Contender
{
    private readonly string _name;

    private Contender(Side side, Type implementation, Func<Trial, Task> program) =>
        (Side, _name, Implementation, Program) = (side, side.Name(), implementation, program);

    /// <summary>Whose side it is on.</summary>
    public Side Side { get; }

    /// <summary>What it is called in reports; unique within its experiment. The side's name by default.</summary>
    public string Name
    {
        get => _name;
        init
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            _name = value;
        }
    }

    /// <summary>The faults that it is expected to show; <see langword="null"/>, the default, for the experiment's if it is an original and none if not.</summary>
    public IReadOnlyList<Fault>? Shows { get; private init; }

    /// <summary>The type that is tried.</summary>
    public Type Implementation { get; }

    /// <summary>
    /// What is counted as its code. The page's contenders, and what .NET or a library ships, have it; for your own, say what you count:
    /// <see langword="null"/>, the default there, is not counted.
    /// </summary>
    public Shape? Code { get; init; }

    /// <summary>What its program relies on and another program might not have, as it completes “provided that …”; empty, the default, for nothing.</summary>
    public string Condition { get; private init; } = "";

    /// <summary>What is then up to the caller, in a sentence, for example after a refusal; empty, the default, for nothing.</summary>
    public string Duty { get; private init; } = "";

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

    /// <summary>A lock-based class as one writes it in C#, whose program does not block: its participants are tasks that hold the lock for a moment.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Lock<T>(Func<Trial, Task> program) => Of<T>(Side.Lock, program);

    /// <summary>The <c>lock</c> statement itself, where no class is needed. The program blocks; it runs on a thread of its own.</summary>
    /// <param name="implementation">The type that is tried: <see cref="Monitor"/> as a rule.</param>
    /// <param name="program">The program.</param>
    public static Contender Lock(Type implementation, Action<Trial> program) => Of(Side.Lock, implementation, Blocking(program));

    /// <summary>The <c>lock</c> statement itself, in a program that does not block.</summary>
    /// <param name="implementation">The type that is tried: <see cref="Monitor"/> as a rule.</param>
    /// <param name="program">The program.</param>
    public static Contender Lock(Type implementation, Func<Trial, Task> program) => Of(Side.Lock, implementation, program);

    /// <summary>The bare .NET primitive.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender DotNet<T>(Func<Trial, Task> program) => Of<T>(Side.DotNet, program);

    /// <summary>The bare .NET primitive where it blocks. The program runs on a thread of its own.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender DotNet<T>(Action<Trial> program) => Of<T>(Side.DotNet, Blocking(program));

    /// <summary>A bare .NET primitive that no type argument can name, such as <see cref="Interlocked"/>.</summary>
    /// <param name="implementation">The type that is tried.</param>
    /// <param name="program">The program.</param>
    public static Contender DotNet(Type implementation, Func<Trial, Task> program) => Of(Side.DotNet, implementation, program);

    /// <summary>A class around .NET primitives that does what the actor does.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Twin<T>(Func<Trial, Task> program) => Of<T>(Side.Twin, program);

    /// <summary>What a library offers.</summary>
    /// <typeparam name="T">The type that is tried.</typeparam>
    /// <param name="name">What it is called, for example <c>Nito AsyncSemaphore</c>; unique within its experiment.</param>
    /// <param name="program">The program.</param>
    public static Contender Library<T>(string name, Func<Trial, Task> program) => Of<T>(Side.Library, program) with { Name = name };

    /// <summary>The actor. <see cref="Trial.Actors"/> is there before the program starts.</summary>
    /// <typeparam name="T">The type that is tried, usually the handle.</typeparam>
    /// <param name="program">The program.</param>
    public static Contender Actor<T>(Func<Trial, Task> program) => Of<T>(Side.Actor, program);

    /// <summary>The actor by messages only, and once more direct when idle: the program makes its handles as <see cref="Trial.GateFirst"/> says.</summary>
    /// <typeparam name="T">The handle that is tried.</typeparam>
    /// <param name="program">The program of both.</param>
    public static IReadOnlyList<Contender> ActorBothWays<T>(Func<Trial, Task> program) => [Of<T>(Side.Actor, program), Of<T>(Side.Direct, program)];

    /// <summary>The same, expected to show <paramref name="faults"/> and no others. With none, an original is expected to show none.</summary>
    /// <param name="faults">Faults of its experiment.</param>
    public Contender Showing(params IReadOnlyList<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        return this with { Shows = [.. faults] };
    }

    /// <summary>The same, with what an advice for it has to tell besides.</summary>
    /// <param name="condition">What its program relies on, as it completes “provided that …”; empty for nothing.</param>
    /// <param name="duty">What is then up to the caller, in a sentence; empty for nothing.</param>
    public Contender Provided(string condition, string duty = "") => this with { Condition = condition, Duty = duty };

    /// <summary>What it is expected to show in <paramref name="experiment"/>.</summary>
    /// <param name="experiment">The experiment that it belongs to.</param>
    public IReadOnlyList<Fault> Expected(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return Shows ?? (Side == Side.Original ? experiment.Faults : []);
    }

    private static Contender Of<T>(Side side, Func<Trial, Task> program) => Of(side, typeof(T), program);

    private static Contender Of(Side side, Type implementation, Func<Trial, Task> program)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        ArgumentNullException.ThrowIfNull(program);
        return new Contender(side, implementation, program) { Code = PageCode.Of(implementation, side) };
    }

    private static Func<Trial, Task> Blocking(Action<Trial> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return trial => Task.Factory.StartNew(() => program(trial), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }
}
