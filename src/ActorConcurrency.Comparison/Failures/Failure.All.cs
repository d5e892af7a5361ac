namespace ActorConcurrency.Comparison;

/// <content>The rows that every recipe answers.</content>
public sealed partial record Failure
{
    /// <summary>Code throws at work.</summary>
    public static Failure HolderThrows { get; } = new("holder throws",
        "Code throws while it holds or works, and cleans up as the documentation shows; who comes next?", "Exceptions are daily business.");

    /// <summary>Code ends without cleaning up.</summary>
    public static Failure HolderDies { get; } = new("holder dies without cleaning up",
        "Code ends without giving back: it forgot, or its owner is gone; who comes next?", "A missed “finally” shows only under load, far from its cause.");

    /// <summary>Code never ends.</summary>
    public static Failure HolderHangs { get; } = new("holder hangs",
        "Code that holds never ends; can others have it back from it?", "A call without a timeout stops everybody behind it.");

    /// <summary>The process is gone.</summary>
    public static Failure ProcessKilled { get; } = new("process is killed",
        "The process of a holder is killed, or, where nobody holds anything, that of the recipe itself; what do others see?", "Machines and containers end without asking.");

    /// <summary>The process in which the recipe itself lives is gone. A row of recipes that keep something, beside those that every recipe answers.</summary>
    public static Failure HostKilled { get; } = new("its own process is killed",
        "The process in which it lives is killed, with things in it that are not done yet, and started anew; what is left, and who is told?", "Every deployment ends a process.");

    /// <summary>Waits are cancelled.</summary>
    public static Failure CancelWaiting { get; } = new("cancel waiting",
        "Many wait, all are cancelled at once; is anything taken?", "A client that goes away must not keep a place.");

    /// <summary>A cancellation meets a grant.</summary>
    public static Failure CancelRace { get; } = new("cancel races the grant",
        "A wait is cancelled at the moment it is granted, again and again; is anything lost or granted twice?", "Each such loss shrinks the system for good.");

    /// <summary>A timeout meets a grant.</summary>
    public static Failure TimeoutRace { get; } = new("timeout at the boundary",
        "What is waited for comes just when the time runs out, again and again; is anything lost?", "Timeouts expire when the system is slow: in company.");

    /// <summary>Something is given back, or done, twice.</summary>
    public static Failure DoubleRelease { get; } = new("double release",
        "Somebody gives back twice, or ends twice, the second time when it is another's; is it noticed?", "It admits two, long after the mistake.");

    /// <summary>Somebody gives back what is not his.</summary>
    public static Failure ForeignRelease { get; } = new("foreign release",
        "A stranger gives back, or ends, what he never had; is it noticed?", "One wrong line elsewhere undoes the protection.");

    /// <summary>A holder asks again.</summary>
    public static Failure ReEntry { get; } = new("re-entry",
        "Who holds, or is being called, asks for the same again.", "Calls nest without anybody seeing it.");

    /// <summary>Two meet in opposite orders.</summary>
    public static Failure Crossing { get; } = new("crossing orders",
        "Two take two things in opposite orders.", "It is the classic deadlock; the code of each is right.");

    /// <summary>A consumer is slower than what comes.</summary>
    public static Failure SlowConsumer { get; } = new("slow consumer",
        "What comes is faster than who takes it; is anything missed?", "Load comes in bursts.");

    /// <summary>No thread of the pool is free.</summary>
    public static Failure PoolStarvation { get; } = new("pool starvation",
        "Every thread of the pool blocks in a wait for it, and the pool does not grow; a thread of its own serves them: who goes on?",
        "Blocking on asynchronous code is the commonest way to stop a server.");

    /// <summary>Too much of it.</summary>
    public static Failure Overflow { get; } = new("overflow",
        "More comes than there is room for; what happens to it?", "A limit that nobody set is the memory.");

    /// <summary>It is used after its end.</summary>
    public static Failure UseAfterStop { get; } = new("use after stop",
        "It is stopped while somebody waits, then used; are both told?", "Shutdown is where systems hang.");

    /// <summary>The rows that every recipe answers, in their order.</summary>
    public static IReadOnlyList<Failure> All { get; } =
    [
        HolderThrows, HolderDies, HolderHangs, ProcessKilled, CancelWaiting, CancelRace, TimeoutRace, DoubleRelease, ForeignRelease,
        ReEntry, Crossing, SlowConsumer, PoolStarvation, Overflow, UseAfterStop,
    ];

    /// <summary>All rows that have a question, in their order.</summary>
    internal static IReadOnlyList<Failure> Known { get; } = [HolderThrows, HolderDies, HolderHangs, ProcessKilled, HostKilled, .. All.Skip(4)];
}
