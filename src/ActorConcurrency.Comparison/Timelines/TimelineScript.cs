namespace ActorConcurrency.Comparison;

/// <summary>A short program whose threads, tasks and actors are shown on a timeline. Immutable.</summary>
/// <param name="Name">A short name, unique within its recipe; those of several sides may share it.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Contender">What is run.</param>
/// <param name="RunAsync">The program. It says itself what its threads and tasks do; what actors do is seen by their mailboxes.</param>
public sealed record TimelineScript(string Name, string Title, Side Side, string Contender, Func<TimelineRun, Task> RunAsync);
