namespace ActorConcurrency.Benchmarks;

/// <summary>Every case, in the order in which they run: what leaves the largest heap comes last.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Case> All { get; } =
    [
        SemaphoreCases.Free,
        SemaphoreCases.ByInterface,
        SemaphoreCases.ByMessages,
        SemaphoreCases.InFlow,
        SemaphoreCases.InContext,
        SemaphoreCases.InActor,
        SemaphoreCases.Contended,
        LockCases.Writing,
        LockCases.Reading,
        LockCases.Contended,
        BarrierCase.Only,
        LockSetCase.Only,
        CounterCases.FireAndForget,
        CounterCases.Awaited,
        WorkQueueCase.Only,
        PriorityQueueCase.Only,
        EventCase.Only,
        AskCase.Only,
        TellCases.One,
        TellCases.Eight,
        BroadcastCase.Only,
    ];

    /// <summary>The case of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Case Find(string name) =>
        All.FirstOrDefault(one => one.Name == name)
        ?? throw new UsageException($"There is no case '{name}'. Valid: {string.Join(", ", All.Select(one => one.Name))}.");
}
