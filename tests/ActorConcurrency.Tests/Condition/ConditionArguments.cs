namespace ActorConcurrency.Tests;

/// <summary>What makes no sense is refused before there is anything to await.</summary>
internal static class ConditionArguments
{
    public static void AreRefusedAtTheCall(ICondition<int> condition)
    {
        Action[] withoutCode =
        [
            () => _ = condition.UpdateAsync((Func<int, int>)null!),
            () => _ = condition.UpdateAsync((Func<int, (int State, string Result)>)null!),
            () => _ = condition.WaitAsync(null!),
            () => _ = condition.WaitAsync(null!, state => state),
            () => _ = condition.WaitAsync(null!, state => (state, "")),
            () => _ = condition.TryWaitAsync(null!, state => (state, ""), TimeSpan.Zero),
        ];
        Action[] outOfRange =
        [
            () => _ = condition.TryWaitAsync(_ => true, Timeout.InfiniteTimeSpan),
            () => _ = condition.TryWaitAsync(_ => true, state => state, Timeout.InfiniteTimeSpan),
            () => _ = condition.TryWaitAsync(_ => true, state => (state, ""), Timeout.InfiniteTimeSpan),
            () => _ = condition.TryWaitForNotifyAsync(Timeout.InfiniteTimeSpan),
            () => _ = condition.NotifyAsync(-1),
        ];

        Assert.All(withoutCode, call => Assert.Throws<ArgumentNullException>(call));
        Assert.All(outOfRange, call => Assert.Throws<ArgumentOutOfRangeException>(call));
        Assert.Throws<ArgumentException>(() => _ = condition.WaitAsync(_ => true, state => (state, Task.CompletedTask)));
    }
}
