using System.Collections.Concurrent;
using Akka.Actor;

namespace ActorConcurrency.App.Tests;

/// <summary>The guide's snippets about locks become permits, counters, lock sets and actors of one's own do what it says, before and after.</summary>
public sealed class MigrationOfLocksTests : MigrationTests
{
    [Fact]
    public async Task A_handle_comes_from_a_host_or_from_aSystem()
    {
        Assert.Equal(1, await HandleSnippets.FromAHostAsync([]));
        Assert.Equal(3, await HandleSnippets.FromASystemAsync());
    }

    [Fact]
    public async Task A_worker_gives_its_permit_back_in_both_styles()
    {
        using var semaphore = new SemaphoreSlim(1);
        await using var actor = ActorSemaphore.Start(Actors);
        var worked = 0;

        for (var n = 0; n < 3; n++)
        {
            PermitSnippets.Locks.Worker(semaphore, () => worked++);
            await PermitSnippets.Actors.WorkerAsync(actor, () => worked++);
        }

        Assert.Equal(6, worked);
    }

    [Fact]
    public async Task A_failed_import_gives_its_licence_back()
    {
        await using var licences = ActorSemaphore.Start(Actors);
        var (before, after) = (new PermitSnippets.Before(), new PermitSnippets.After(licences));

        foreach (var import in (Func<Func<Task>, Task>[])[work => before.ImportAsync(work, Stop), work => after.ImportAsync(work, Stop)])
            for (var n = 0; n < 4; n++)
                await Assert.ThrowsAsync<TimeoutException>(() => import(() => throw new TimeoutException()));

        Assert.Equal(1, (await licences.SnapshotAsync()).Available);
    }

    [Fact]
    public async Task Visits_are_counted()
    {
        await using var counter = ActorCounter.Start(Actors);
        var (before, after, stay) = (new NumberSnippets.Before.Visits(), new NumberSnippets.After.Visits(counter), new NumberSnippets.Stay.Visits());

        Parallel.For(0, 100, _ =>
        {
            before.Add();
            after.Add();
            stay.Add();
        });

        Assert.Equal((100, 100, 100), (before.Count(), await after.CountAsync(Stop), stay.Count()));
    }

    [Fact]
    public async Task An_account_gives_no_more_than_it_has()
    {
        var before = new OwnStateSnippets.Before.Account();
        before.Deposit(100);

        Assert.Equal((true, false), (before.Withdraw(30), before.Withdraw(80)));
        Assert.True(await OwnStateSnippets.After.UseAsync(Actors, Stop));
        var empty = Actors.ActorOf(Props.Create(() => new OwnStateSnippets.After.Account()));
        Assert.False(await empty.Ask<bool>(new OwnStateSnippets.After.Withdraw(1), Stop));
    }

    [Fact]
    public async Task A_log_is_written_by_one_at_a_time()
    {
        await using var file = ActorLock.Start(Actors);
        var (before, after) = (new LockSetSnippets.BeforeMutex.Log(), new LockSetSnippets.AfterMutex.Log(file));
        var written = new ConcurrentQueue<string>();

        before.Append(() => written.Enqueue("before"));
        await after.AppendAsync(() =>
        {
            written.Enqueue("after");
            return Task.CompletedTask;
        }, Stop);

        Assert.Equal(["before", "after"], written);
        Assert.Empty((await file.SnapshotAsync()).Holders);
    }

    [Fact]
    public async Task Crossed_transfers_end()
    {
        await using var accounts = ActorLockSet.Start(Actors);
        var (alice, bob) = (new LockSetSnippets.Account("alice"), new LockSetSnippets.Account("bob"));
        LockSetSnippets.BeforeNested.Transfer(alice, bob, 5);

        await Task.WhenAll(TransfersAsync(alice, bob), TransfersAsync(bob, alice));

        Assert.Equal((-5, 5), (alice.Balance, bob.Balance));

        Task TransfersAsync(LockSetSnippets.Account from, LockSetSnippets.Account to) => Task.Run(async () =>
        {
            for (var n = 0; n < 100; n++) await LockSetSnippets.AfterNested.TransferAsync(accounts, from, to, 1, Stop);
        });
    }
}
