namespace ActorConcurrency.Tests;

/// <summary>"It must not happen", without waiting to see whether it does.</summary>
public static class Never
{
    /// <summary>
    /// Asserts that a task has not completed by the time a later event was processed. Choose an event that the code under test
    /// handles after whatever could complete the task: a snapshot asked for afterwards, as a rule.
    /// </summary>
    public static async Task Completes(Task task, Task after)
    {
        await after.WaitAsync(Limit.Hang);

        Assert.False(task.IsCompleted, "It completed, and must not have.");
    }

    /// <inheritdoc cref="Completes(Task, Task)"/>
    public static Task Completes<T>(Task task, ValueTask<T> after) => Completes(task, after.AsTask());
}
