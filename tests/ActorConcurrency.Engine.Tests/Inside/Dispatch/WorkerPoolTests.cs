using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.Workers;
using Akka.Routing;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What workers and dispatchers keep, and what they must not.</summary>
public sealed class WorkerPoolTests() : ActorSpec("own { type = PinnedDispatcher }")
{
    [Fact]
    public async Task Workers_have_no_context_of_who_made_them_start()
    {
        var local = new AsyncLocal<string?> { Value = "the starter's" };
        using var system = ActorSystem.Create("contexts", "akka.loglevel = OFF");
        var seen = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);

        system.ActorOf(Props.Create(() => new Looking(local, seen))).Tell("look");

        Assert.Null(await seen.Task.WaitAsync(Ample));
    }

    [Fact]
    public async Task A_pinned_dispatcher_is_forgotten_with_its_actor()
    {
        var dispatchers = Sys.Dispatchers;
        await Stopped(Sys.ActorOf(PuppetProps().WithDispatcher("own")));
        var before = dispatchers.Count;

        for (var round = 0; round < 10; round++)
        {
            await Stopped(Sys.ActorOf(PuppetProps().WithDispatcher("own")));
            await Stopped(Sys.ActorOf(PuppetProps().WithDispatcher("own").WithRouter(new RoundRobinPool(2))));
        }

        await AwaitConditionAsync(() => Task.FromResult(dispatchers.Count == before), Ample);
    }

    [Fact]
    public async Task Work_from_outside_waits_for_a_few_long_turns_only()
    {
        var pool = new WorkerPool("turns", 1, _ => { }, guarded: false);
        var waited = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var turns = 0;

        for (var busy = 0; busy < 2; busy++) pool.Execute(new Repeated(pool, LongTurn));

        // The worker looks at the clock every eighth time.
        Assert.InRange(await waited.Task.WaitAsync(Ample), 0, 8);
        pool.Stop(Ample);

        void LongTurn()
        {
            var begin = Environment.TickCount64;
            SpinWait.SpinUntil(() => Environment.TickCount64 != begin);
            if (++turns == 5) pool.Share(new ActionRunnable(() => waited.SetResult(turns - 5)));
        }
    }

    /// <summary>Work that is ready again when it has run.</summary>
    private sealed class Repeated(WorkerPool pool, Action turn) : IRunnable
    {
        public void Run()
        {
            turn();
            pool.Execute(this);
        }

        public void Execute() => Run();
    }

    private sealed class Looking(AsyncLocal<string?> local, TaskCompletionSource<string?> seen) : UntypedActor
    {
        protected override void OnReceive(object message) => seen.SetResult(local.Value);
    }
}
