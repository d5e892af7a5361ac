namespace ActorConcurrency.Tests;

/// <content>Waits for several, and the same work for each item.</content>
public abstract partial class ExecutorConformance
{
    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(int.MaxValue)]
    [InlineData(10)]
    public async Task As_many_as_are_submitted_at_once_all_give_their_results(int queueCapacity)
    {
        var count = Many;
        await using var executor = Create(workers: 4, queueCapacity);

        var results = await Task.WhenAll(Enumerable.Range(0, count).Select(number => executor.RunAsync(_ => number)));

        Assert.Equal(Enumerable.Range(0, count), results);
        var snapshot = await executor.SnapshotAsync();
        Assert.Equal((count, 0, true), (snapshot.Completed, snapshot.WaitingForRoom, snapshot.IsIdle));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_none_is_over_at_once()
    {
        foreach (var until in Enum.GetValues<WaitFor>())
        {
            var waited = await Array.Empty<IExecution>().WaitAsync(until);
            Assert.Equal((0, 0), (waited.Done.Length, waited.NotDone.Length));
        }

        Assert.Empty(await ListAsync(Array.Empty<IExecution>().AsCompletedAsync()));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_the_first_ends_with_the_first()
    {
        await using var executor = Create(workers: 2);
        var gate = NewGate();
        var (slow, fast) = (await executor.SubmitAsync(_ => Passed(gate)), await executor.SubmitAsync(_ => 2));

        var waited = await new[] { slow, fast, slow, fast }.WaitAsync(WaitFor.First);

        AssertSame([fast], waited.Done);
        AssertSame([slow], waited.NotDone);
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_the_first_failure_passes_over_what_works_and_what_is_cancelled()
    {
        await using var executor = Create();
        var gate = await OccupyAsync(executor);
        var (works, cancelled) = (await executor.SubmitAsync(_ => 1), await executor.SubmitAsync(_ => 2));
        var (held, fails) = (NewGate(), await executor.SubmitAsync(_ => Throw(new InvalidDataException("no"))));
        var last = await executor.SubmitAsync(_ => Passed(held));
        cancelled.Cancel();
        var waiting = new[] { works, cancelled, fails, last }.WaitAsync(WaitFor.FirstFailure);
        gate.Open();

        var waited = await waiting;

        AssertSame([works, cancelled, fails], waited.Done);
        AssertSame([last], waited.NotDone);
        held.Open();
        Assert.Equal(3, (await new[] { works, cancelled, last }.WaitAsync(WaitFor.FirstFailure)).Done.Length);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_for_all_counts_what_is_given_twice_once()
    {
        await using var executor = Create();
        var (one, two) = (await executor.SubmitAsync(_ => 1), await executor.SubmitAsync(_ => 2));

        var waited = await new[] { one, two, one, two, two }.WaitAsync();

        AssertSame([one, two], waited.Done);
        Assert.Empty(waited.NotDone);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_a_wait_has_come_to_is_told_in_words()
    {
        await using var executor = Create(workers: 2);
        var gate = NewGate();
        var (slow, fast) = (await executor.SubmitAsync(_ => Passed(gate), new("slow")), await executor.SubmitAsync(_ => 2));
        await gate.Arrived;

        var waited = await new[] { slow, fast }.WaitAsync(WaitFor.First);

        Assert.Equal("1 done, 1 not done. Done: work without a name, Finished. Not done: slow, Running.", $"{waited}");
        Assert.Equal("0 done, 0 not done.", $"{new Waited<IExecution>([], [])}");
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_runs_out_of_time_tells_what_has_ended()
    {
        await using var executor = Create(workers: 2);
        var gate = NewGate();
        var (slow, fast) = (await executor.SubmitAsync(_ => Passed(gate)), await executor.SubmitAsync(_ => 2));
        await fast.Task;

        var now = await new[] { slow, fast }.WaitAsync(timeout: TimeSpan.Zero);
        var waiting = new[] { slow, fast }.WaitAsync(timeout: Later, time: Time);
        Time.Advance(Later);

        AssertSame([fast], now.Done);
        AssertSame([slow], now.NotDone);
        AssertSame([slow], (await waiting).NotDone);
        gate.Open();
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_cancelled_says_so_and_cancels_no_work()
    {
        await using var executor = Create();
        var gate = NewGate();
        var execution = await executor.SubmitAsync(_ => Passed(gate));
        using var cancellation = new CancellationTokenSource();
        var waiting = new[] { execution }.WaitAsync(cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Open();
        Assert.Equal(1, await execution.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nonsense_for_a_wait_is_rejected()
    {
        await using var executor = Create();
        var one = new[] { await executor.SubmitAsync(_ => 1) };
        foreach (var timeout in new[] { TimeSpan.FromTicks(-1), Timeout.InfiniteTimeSpan, TimeSpan.MaxValue })
        {
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => one.WaitAsync(timeout: timeout));
            Assert.Throws<ArgumentOutOfRangeException>(() => one.AsCompletedAsync(timeout));
        }

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => one.WaitAsync((WaitFor)7));
        await Assert.ThrowsAsync<ArgumentException>(() => new IExecution[] { null! }.WaitAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Executions_come_as_they_end_and_each_once()
    {
        await using var executor = Create(workers: 3);
        var (first, second) = (NewGate(), NewGate());
        var one = await executor.SubmitAsync(_ => Passed(first));
        var two = await executor.SubmitAsync(_ => Passed(second));
        var done = await executor.SubmitAsync(_ => Throw(new InvalidDataException("no")));
        await new[] { done }.WaitAsync();

        var order = new List<IExecution>();
        await foreach (var ended in new[] { one, two, one, done, two, done }.AsCompletedAsync())
        {
            order.Add(ended);
            (order.Count == 1 ? second : first).Open();
        }

        AssertSame([done, two, one], order);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task The_first_that_succeeds_is_found_and_the_others_are_cancelled()
    {
        await using var executor = Create(workers: 2);
        var never = new TaskCompletionSource<int>();
        var slow = await executor.SubmitAsync(token => never.Task.WaitAsync(token));
        var failing = await executor.SubmitAsync<int>(_ => throw new InvalidDataException("on purpose"));
        var good = await executor.SubmitAsync(_ => 7);
        IExecution<int>[] all = [slow, failing, good];

        var first = await all.AsCompletedAsync().FirstAsync(ended => ended.Task.IsCompletedSuccessfully);
        foreach (var execution in all) execution.Cancel();

        Assert.Same(good, first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow.Task);
        await Assert.ThrowsAsync<InvalidDataException>(() => failing.Task);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Executions_that_do_not_end_in_time_are_an_exception_after_those_that_have()
    {
        await using var executor = Create(workers: 2);
        var gate = NewGate();
        var (slow, fast) = (await executor.SubmitAsync(_ => Passed(gate)), await executor.SubmitAsync(_ => 2));
        await fast.Task;
        var got = new List<IExecution>();

        var late = await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await foreach (var ended in new[] { slow, fast }.AsCompletedAsync(TimeSpan.Zero)) got.Add(ended);
        });

        AssertSame([fast], got);
        Assert.Contains("1 of 2", late.Message);
        gate.Open();
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task A_map_gives_results_in_the_order_of_the_items(int window)
    {
        await using var executor = Create(workers: 4);

        Assert.Equal(Enumerable.Range(0, 50).Select(item => item * item), await ListAsync(executor.MapAsync(Enumerable.Range(0, 50), (item, _) => item * item, window)));
        Assert.Equal(Enumerable.Range(0, 50), await ListAsync(executor.MapAsync(
            Enumerable.Range(0, 50).ToAsyncEnumerable(),
            async (item, _) =>
            {
                await Task.Yield();
                return item;
            },
            window)));
        Assert.Empty(await ListAsync(executor.MapAsync(Array.Empty<int>(), (item, _) => item, window)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_takes_no_more_items_than_its_window_and_none_before_it_is_asked()
    {
        await using var executor = Create();
        var taken = 0;
        var results = executor.MapAsync(Endless(), (item, _) => item, window: 3);
        Assert.Equal(0, taken);

        await using var each = results.GetAsyncEnumerator();
        for (var number = 0; number < 10; number++)
        {
            Assert.True(await each.MoveNextAsync());
            Assert.Equal(number, each.Current);
            Assert.InRange(taken, number + 1, number + 3);
        }

        IEnumerable<int> Endless()
        {
            while (true) yield return taken++;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_whose_source_fails_gives_the_results_before_it()
    {
        await using var executor = Create();
        var results = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in executor.MapAsync(Two(), (item, _) => item, window: 10)) results.Add(result);
        });

        Assert.Equal([1, 2], results);

        static IEnumerable<int> Two()
        {
            yield return 1;
            yield return 2;
            throw new InvalidDataException("no more");
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_whose_executor_is_shut_down_gives_the_results_of_what_was_submitted()
    {
        await using var executor = Create();
        var results = new List<int>();

        await Assert.ThrowsAsync<StoppedException>(async () =>
        {
            await foreach (var result in executor.MapAsync([1, 2, 3, 4, 5], (item, _) => item, window: 3))
            {
                results.Add(result);
                await executor.ShutdownAsync();
            }
        });

        Assert.Equal([1, 2, 3], results);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_fails_where_its_work_fails_and_cancels_the_rest()
    {
        await using var executor = Create();
        var gate = NewGate();
        var results = new List<int>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var result in executor.MapAsync(
                Enumerable.Range(0, 10),
                (item, _) =>
                {
                    if (item == 2) throw new InvalidDataException("two");
                    if (item == 3) gate.Pass();
                    return item;
                },
                window: 6))
                results.Add(result);
        });
        gate.Open();

        Assert.Equal([0, 1], results);
        await HoldsAsync(executor, snapshot => snapshot.IsIdle);
        Assert.Equal(1, (await executor.SnapshotAsync()).Failed);
        Assert.InRange((await executor.SnapshotAsync()).Cancelled, 4, 5);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_map_whose_consumer_stops_early_cancels_what_is_under_way()
    {
        await using var executor = Create();
        var disposed = false;

        await foreach (var _ in executor.MapAsync(
            Items(), async (item, token) =>
            {
                if (item > 0) await new TaskCompletionSource().Task.WaitAsync(token);
                return item;
            },
            window: 3))
            break;

        Assert.True(disposed);
        await HoldsAsync(executor, snapshot => snapshot.IsIdle);
        Assert.Equal(2, (await executor.SnapshotAsync()).Cancelled);

        IEnumerable<int> Items()
        {
            try
            {
                for (var item = 0; ; item++) yield return item;
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Nonsense_for_a_map_is_rejected()
    {
        await using var executor = Create();

        Assert.Throws<ArgumentOutOfRangeException>(() => executor.MapAsync(new[] { 1 }, (item, _) => item, window: 0));
        Assert.Throws<ArgumentNullException>(() => executor.MapAsync(new[] { 1 }, (Func<int, CancellationToken, int>)null!));
    }

    /// <summary>How many are submitted at once where it shall be many.</summary>
    protected virtual int Many => 10_000;

    private static void AssertSame(IReadOnlyList<IExecution> expected, IReadOnlyList<IExecution> executions)
    {
        Assert.Equal(expected.Count, executions.Count);
        for (var at = 0; at < expected.Count; at++) Assert.Same(expected[at], executions[at]);
    }

    private static int Passed(Gate gate)
    {
        gate.Pass();
        return 1;
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> source)
    {
        var all = new List<T>();
        await foreach (var item in source) all.Add(item);
        return all;
    }
}
