using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>Once a handle's disposal has completed, its actor's name can be used again.</summary>
public sealed class ActorNameTests() : TestKit(Actors.Quiet)
{
    private const int Rounds = 100;

    public static TheoryData<string> Recipes => [.. Starts.Keys];

    private static Dictionary<string, Func<IActorRefFactory, string, IAsyncDisposable>> Starts { get; } = new()
    {
        ["barrier"] = (factory, name) => ActorBarrier.Start(factory, name: name),
        ["latch"] = (factory, name) => ActorLatch.Start(factory, name: name),
        ["counter"] = (factory, name) => ActorCounter.Start(factory, name: name),
        ["condition"] = (factory, name) => ActorCondition<int>.Start(factory, 0, name: name),
        ["countdown"] = (factory, name) => ActorCountdown.Start(factory, name: name),
        ["executor"] = (factory, name) => ActorExecutor.Start(factory, name: name),
        ["event"] = (factory, name) => ActorEvent.Start(factory, name: name),
        ["lock"] = (factory, name) => ActorLock.Start(factory, name: name),
        ["lock set"] = (factory, name) => ActorLockSet.Start(factory, name: name),
        ["priority queue"] = (factory, name) => ActorPriorityQueue<int>.Start(factory, name: name),
        ["semaphore"] = (factory, name) => ActorSemaphore.Start(factory, name: name),
        ["schedule"] = (factory, name) => ActorSchedule.Start(factory, name: name),
        ["subprocess"] = (factory, name) => ActorSubprocess.Start(factory, new SubprocessStart("no-such-program"), name: name),
        ["ticker"] = (factory, name) => ActorTicker.Start(factory, name: name),
        ["work queue"] = (factory, name) => ActorWorkQueue<int>.Start(factory, name: name),
    };

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task A_name_is_free_after_an_awaited_disposal(string recipe)
    {
        for (var round = 0; round < Rounds; round++)
            await using (Starts[recipe](Sys, "one"))
            {
            }
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Recipes))]
    public async Task A_name_is_free_after_the_disposal_of_a_handle_whose_actor_had_stopped_already(string recipe)
    {
        for (var round = 0; round < Rounds; round++)
            await using (Starts[recipe](Sys, "one"))
                Sys.ActorSelection("/user/one").Tell(PoisonPill.Instance);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Whoever_disposes_of_it_second_finds_the_name_free_too()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var counter = ActorCounter.Start(Sys, name: "one");
            var first = counter.DisposeAsync().AsTask();
            await counter.DisposeAsync();
            await using var next = ActorCounter.Start(Sys, name: "one");
            await first;
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_parent_that_awaits_the_disposal_in_its_handler_can_use_the_name_again()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent()));

        Assert.Equal(Rounds, await parent.Ask<int>(Rounds, Limit.Hang));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_parent_that_is_busy_is_not_waited_for_longer_than_the_call_timeout()
    {
        using var isOver = new ManualResetEventSlim();
        var started = new TaskCompletionSource<ActorCounter>(TaskCreationOptions.RunContinuationsAsynchronously);
        Sys.ActorOf(Props.Create(() => new Busy(started, isOver))).Tell("start");
        var counter = await started.Task;

        await counter.DisposeAsync();

        isOver.Set();
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => ReceiveAsync<int>(async rounds =>
        {
            var context = Context;
            for (var round = 0; round < rounds; round++) await ActorCounter.Start(context, name: "one").DisposeAsync();
            Sender.Tell(rounds);
        });
    }

    private sealed class Busy : ReceiveActor
    {
        public Busy(TaskCompletionSource<ActorCounter> started, ManualResetEventSlim isOver) => ReceiveAny(_ =>
        {
            started.SetResult(ActorCounter.Start(Context, new CounterSettings { CallTimeout = TimeSpan.FromMilliseconds(50) }));
            isOver.Wait(Limit.Hang);
        });
    }
}
