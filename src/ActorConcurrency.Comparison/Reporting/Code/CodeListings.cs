namespace ActorConcurrency.Comparison;

/// <summary>One recipe in the words of each side: what the report shows side by side. Listed by hand; the code comes from the sources, when this is built.</summary>
internal static class CodeListings
{
    private static readonly Dictionary<string, CodeListing[]> All = new()
    {
        ["Countdown"] = [new("the page, in Python", "countdown-terminate.py"), new("original", "CountdownTask.cs"), new("lock", "LockCountdown.cs"), new(".NET twin", "DotNetCountdown.cs"), .. Actor("Countdown")],
        ["Event"] = [new("the page, in Python", "event.py"), new("original", "PythonEvent.cs", "RepeatedEvent.cs"), new(".NET twin", "DotNetEvent.cs"), .. Actor("Event")],
        ["Condition"] = [new("a program, in Python", "condition.py"), new("original", "PythonCondition.cs", "PythonRLock.cs"), new("lock", "LockCondition.cs"), new(".NET twin", "DotNetCondition.cs", "GuardedState.cs"), .. Actor("Condition")],
        ["Ticker"] = [new("the page, in Python", "ticker.py"), new("original", "ConditionTicker.cs"), new("lock", "LockTicker.cs"), new(".NET twin", "DotNetTicker.cs"), .. Actor("Ticker")],
        ["Schedule"] = [new("a program, in Python", "schedule.py"), new("original", "PythonScheduler.cs", "PythonTimer.cs"), new(".NET twin", "DotNetSchedule.cs"), .. Actor("Schedule")],
        ["Semaphore"] = [new("the page, in Python", "semaphore.py"), new("original", "PythonSemaphore.cs"), new(".NET twin", "PermitPool.cs"), .. Actor("Semaphore")],
        ["WorkQueue"] = [new("the page, in Python", "work-queue.py"), new("original", "ProducerConsumer.cs", "PythonQueue.cs"), new("lock", "LockQueue.cs"), new(".NET twin", "DotNetWorkQueue.cs"), .. Actor("WorkQueue")],
        ["Executor"] = [new("a program, in Python", "executor.py"), new("original", "QueueThreads.cs", "PythonThreadPool.cs"), new(".NET twin", "DotNetExecutor.cs"), .. Actor("Executor")],
        ["PriorityQueue"] = [new("the page, in Python", "priority-queue.py"), new("original", "PythonPriorityQueue.cs"), new(".NET twin", "DotNetPriorityQueue.cs"), .. Actor("PriorityQueue")],
        ["Counter"] = [new("the page, in Python", "counter.py"), new("original", "LockedCounter.cs"), new("lock", "LockCounter.cs"), new(".NET twin", "DotNetCounter.cs"), .. Actor("Counter")],
        ["Lock"] = [new("a program, in Python", "lock.py"), new("original", "ReentrantAccounts.cs", "PythonRLock.cs"), new(".NET twin", "LockLine.cs"), .. Actor("Lock")],
        ["LockSet"] = [new("the page, in Python", "lock-set.py"), new("original", "OrderedAcquisition.cs", "RankedLock.cs"), new(".NET twin", "DotNetLockSet.cs"), .. Actor("LockSet")],
        ["Barrier"] = [new("a program, in Python", "barrier.py"), new("original", "PythonBarrier.cs"), new("lock", "LockBarrier.cs"), new(".NET twin", "BarrierTable.cs"), .. Actor("Barrier")],
        ["Subprocess"] = [new("a program, in Python", "subprocess.py"), new("original", "PythonPopen.cs"), new(".NET twin", "DotNetSubprocess.cs", "DotNetSubprocess.Supervising.cs"), .. Actor("Subprocess")],
    };

    /// <summary>The recipes that have listings.</summary>
    public static IEnumerable<string> Recipes => All.Keys;

    /// <summary>The listings of a recipe; none of one that is not of the page.</summary>
    public static IReadOnlyList<CodeListing> Of(string recipe) => All.GetValueOrDefault(recipe, []);

    private static CodeListing[] Actor(string recipe) => [new("actor: its protocol", $"{recipe}Protocol.cs"), new("actor: its step, on plain state", $"{recipe}State.cs")];
}

/// <summary>Some code with a title.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Files">The names of the source files.</param>
internal sealed record CodeListing(string Title, params string[] Files)
{
    /// <summary>Whether it is Python.</summary>
    public bool IsPython => Files[0].EndsWith(".py", StringComparison.Ordinal);

    /// <summary>The code, without imports and doc comments.</summary>
    public string Code => string.Join("\n\n", Files.Select(CodeSource.Read));
}
