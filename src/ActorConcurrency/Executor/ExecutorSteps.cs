namespace ActorConcurrency;

/// <summary>Takes work in, if there is room.</summary>
/// <param name="work">The work.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct SubmitAttempt(Execution work, TimeSpan foreignNow) : IAttempt<bool>
{
    public bool TryDo(RecipeCore core, out bool done) => done = ((ExecutorCore)core).TryAdd(work, foreignNow);
}

/// <summary>Takes work in, or waits for room.</summary>
/// <param name="work">The work.</param>
/// <param name="wait">Whether to wait.</param>
/// <param name="foreignNow">When it began, if the clock is a user's.</param>
internal readonly struct SubmitEntry(Execution work, bool wait, TimeSpan foreignNow) : IEntry
{
    public void Enter(RecipeCore core, PendingOperation operation) => ((ExecutorCore)core).AddOrWait(operation, work, wait, foreignNow);
}

/// <summary>Takes out work that was cancelled before it began.</summary>
/// <param name="work">The work.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct RemoveStep(Execution work, TimeSpan foreignNow) : IStep
{
    public void Do(RecipeCore core) => ((ExecutorCore)core).Remove(work, foreignNow);
}

/// <summary>A worker's work has ended.</summary>
/// <param name="news">Which, and how.</param>
/// <param name="foreignNow">When, if the clock is a user's.</param>
internal readonly struct EndedStep(ExecutorNews.Ended news, TimeSpan foreignNow) : IStep
{
    public void Do(RecipeCore core) => ((ExecutorCore)core).HearDirectly(news, foreignNow);
}
