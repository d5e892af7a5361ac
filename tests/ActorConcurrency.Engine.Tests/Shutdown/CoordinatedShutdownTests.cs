using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class CoordinatedShutdownTests : TestKit
{
    private const string Phases = """
        akka.coordinated-shutdown {
          terminate-actor-system = off
          run-by-actor-system-terminate = off
          run-by-clr-shutdown-hook = off
          default-phase-timeout = 30s
          phases {
            hasty { depends-on = [actor-system-terminate], timeout = 50ms }
            strict { depends-on = [hasty], timeout = 60ms, recover = off }
            last { depends-on = [strict] }
          }
        }
        """;

    private static readonly CoordinatedShutdown.Reason Why = CoordinatedShutdown.UnknownReason.Instance;
    private static readonly Task<Done> Finished = Task.FromResult(Done.Instance);
    private static readonly Task<Done> Never = new TaskCompletionSource<Done>().Task;

    private readonly CoordinatedShutdown _shutdown;

    public CoordinatedShutdownTests() : base(Phases) => _shutdown = CoordinatedShutdown.Get(Sys);

    [Fact]
    public async Task Phases_run_in_their_order_each_when_the_one_before_is_done()
    {
        var gate = new TaskCompletionSource<Done>();
        Add(CoordinatedShutdown.PhaseServiceStop, "second");
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first", gate.Task);

        var run = _shutdown.Run(Why);
        await ExpectMsgAsync("first");
        Assert.False(HasMessages);
        gate.SetResult(Done.Instance);

        await ExpectMsgAsync("second");
        await run;
        Assert.Same(Why, _shutdown.ShutdownReason);
    }

    [Fact]
    public async Task It_may_begin_with_a_later_phase()
    {
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");
        Add(CoordinatedShutdown.PhaseServiceStop, "second");

        await _shutdown.Run(Why, CoordinatedShutdown.PhaseServiceStop);

        await ExpectMsgAsync("second");
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task It_runs_once_for_the_first_reason()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "once");

        await _shutdown.Run(Why);
        await _shutdown.Run(CoordinatedShutdown.ClusterLeavingReason.Instance);

        await ExpectMsgAsync("once");
        Assert.False(HasMessages);
        Assert.Same(Why, _shutdown.ShutdownReason);
    }

    [Fact]
    public async Task A_task_that_fails_or_takes_too_long_does_not_keep_the_next_phase_from_running()
    {
        Add("hasty", "never", Never);
        Add("hasty", "fails", Task.FromException<Done>(new InvalidOperationException("boom")));
        Add("last", "last");

        await _shutdown.Run(Why, "hasty");

        var told = new[] { await ExpectMsgAsync<string>(), await ExpectMsgAsync<string>() };
        Assert.Equal(["fails", "never"], told.Order());
        await ExpectMsgAsync("last");
    }

    [Fact]
    public async Task A_phase_that_does_not_recover_ends_the_shutdown()
    {
        Add("strict", "never", Never);
        Add("last", "last");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => _shutdown.Run(Why, "strict"));
        Assert.IsType<TimeoutException>(failure.GetBaseException());

        await ExpectMsgAsync("never");
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task A_task_may_add_tasks_to_later_phases()
    {
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "adds", () =>
        {
            Add(CoordinatedShutdown.PhaseServiceStop, "added");
            return Finished;
        });

        await _shutdown.Run(Why);

        await ExpectMsgAsync("added");
    }

    [Fact]
    public void Phases_are_known_by_name()
    {
        Assert.Equal(TimeSpan.FromMilliseconds(50), _shutdown.Timeout("hasty"));
        Add("hasty", "one");
        Add("hasty", "two");
        Add("strict", "three");
        Assert.Equal(TimeSpan.FromMilliseconds(110), _shutdown.TotalTimeout);
        Assert.Throws<ConfigurationException>(() => Add("unknown", "task"));
    }

    [Fact]
    public async Task It_ends_the_system_and_the_end_of_the_system_runs_it()
    {
        var run = ActorSystem.Create("run");
        var terminated = ActorSystem.Create("terminated");
        var told = new TaskCompletionSource();
        CoordinatedShutdown.Get(terminated).AddTask(CoordinatedShutdown.PhaseServiceStop, "tells", () =>
        {
            told.SetResult();
            return Finished;
        });

        await CoordinatedShutdown.Get(run).Run(Why);
        await terminated.Terminate();

        Assert.True(run.WhenTerminated.IsCompleted);
        Assert.True(told.Task.IsCompleted);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, CoordinatedShutdown.Get(terminated).ShutdownReason);
    }

    [Fact]
    public void A_system_whose_end_runs_it_must_be_ended_by_it()
    {
        Assert.Throws<ConfigurationException>(() => ActorSystem.Create("contradiction", "akka.coordinated-shutdown.terminate-actor-system = off"));
    }

    private void Add(string phase, string name, Task<Done>? task = null) => _shutdown.AddTask(phase, name, () =>
    {
        TestActor.Tell(name);
        return task ?? Finished;
    });
}
