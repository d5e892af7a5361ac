using System.Collections.Concurrent;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>What the page's semaphore and its program do, faults included. Each fault is forced, so that it shows every time.</summary>
public sealed class OriginalSemaphoreTests
{
    [Fact]
    public void It_admits_as_many_as_it_has_permits_for()
    {
        var semaphore = new PythonSemaphore(2);

        semaphore.Acquire();
        semaphore.Acquire();
        Assert.Equal(0, semaphore.Peek());

        semaphore.Release();
        Assert.Equal(1, semaphore.Peek());
    }

    [Fact]
    public void Fewer_than_no_permits_are_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PythonSemaphore(-1));

    [Fact]
    public void Whoever_never_acquired_may_release_and_the_count_grows_past_its_first_value()
    {
        var semaphore = new PythonSemaphore(1);

        for (var release = 0; release < 5; release++) semaphore.Release();

        Assert.Equal(6, semaphore.Peek());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Started_at_none_it_admits_nobody_until_a_stranger_releases()
    {
        var semaphore = new PythonSemaphore(0);
        var thread = PythonThread.Create(semaphore.Acquire, "waiting");
        thread.IsBackground = true;
        thread.Start();
        await Eventually.Blocks(thread);

        Assert.Equal(0, semaphore.Peek());
        semaphore.Release();

        Assert.True(thread.Join(Limit.Hang));
        Assert.Equal(0, semaphore.Peek());
    }

    [Fact]
    public void One_release_lets_all_ten_workers_run_one_by_one()
    {
        var lines = new Lines();
        var inside = 0;
        var most = 0;

        var program = SemaphoreWorkers.Launch(line =>
        {
            // Nobody else is in here, or the two would see each other: the permit is held while the line is printed.
            most = Math.Max(most, Interlocked.Increment(ref inside));
            lines.Print(line);
            Thread.Yield();
            Interlocked.Decrement(ref inside);
        });

        JoinAll(program);
        Assert.Equal(1, most);
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"Working {n}"), lines.Printed.Order());
    }

    [Fact]
    public void One_permit_is_left_at_the_end()
    {
        var program = SemaphoreWorkers.Launch(_ => { });

        JoinAll(program);

        Assert.Equal(1, program.Semaphore.Peek());
    }

    [Fact]
    public void Its_workers_keep_the_process_alive()
    {
        using var leave = new ManualResetEventSlim();
        var program = SemaphoreWorkers.Launch(_ => leave.Wait(Limit.Hang)); // one is held inside, so all others still wait

        Assert.All(program.Threads, thread => Assert.False(thread.IsBackground));
        leave.Set();
        JoinAll(program);
    }

    [Fact]
    public void A_worker_that_fails_takes_the_permit_with_it_and_all_others_wait_for_ever()
    {
        var working = new ConcurrentQueue<Thread>();
        var program = SemaphoreWorkers.Launch(_ =>
        {
            working.Enqueue(Thread.CurrentThread);
            if (working.Count == 1) throw new InvalidOperationException("This worker fails on purpose.");
        });

        // The one who could have released is gone and no permit is left: nothing inside the program can change any more.
        SpinWait.SpinUntil(() => !working.IsEmpty, Limit.Hang);
        Assert.True(working.Single().Join(Limit.Hang));
        Assert.Equal(0, program.Semaphore.Peek());
        Assert.Equal(9, program.Threads.Count(thread => thread.IsAlive));

        program.Semaphore.Release();
        JoinAll(program);
        Assert.Equal(10, working.Count);
    }

    private static void JoinAll(SemaphoreWorkers program) =>
        Assert.All(program.Threads, thread => Assert.True(thread.Join(Limit.Hang), $"{thread.Name} still runs."));
}
