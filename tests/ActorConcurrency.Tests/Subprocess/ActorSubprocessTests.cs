using Akka.Actor;
using static ActorConcurrency.SubprocessProtocol;
using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

public sealed class ActorSubprocessTests(Actors actors) : SubprocessConformance, IClassFixture<Actors>
{
    protected override ISubprocess Start(SubprocessStart start, SubprocessSupervision? supervision = null) =>
        ActorSubprocess.Start(actors.System, start, new SubprocessSettings { Supervision = supervision ?? Patient });

    protected override Task<RunResult> RunAsync(
        SubprocessStart start, RunLimits? limits = null, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        ActorSubprocess.RunAsync(actors.System, start, limits, new SubprocessSettings { Supervision = Patient }, time, cancellationToken);

    [ShellFact]
    public async Task If_its_actor_ends_unasked_the_child_is_killed_and_the_end_is_told()
    {
        await using var child = ActorSubprocess.Start(actors.System, Script("sleep 1000 & echo $!; wait"));
        var id = await child.Started;
        var grandchild = int.Parse((await child.ReadLineAsync())!.Text);
        var read = child.ReadLineAsync().AsTask();

        child.Actor.Tell(Akka.Actor.Kill.Instance);

        var failed = Assert.IsType<SubprocessOutcome.Failed>(await child.Completion);
        Assert.Equal(typeof(StoppedException).FullName, failed.ErrorType);
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => read);
        await Assert.ThrowsAsync<StoppedException>(async () => await child.SnapshotAsync());
        await Ends(id);
        await Ends(grandchild);
    }

    [Fact]
    public void Times_that_cannot_be_are_refused_at_the_call()
    {
        var child = ActorSubprocess.Attach(new ManualActor(actors.System), new SubprocessSettings());

        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = child.TryWaitAsync(TimeSpan.FromTicks(-1)); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = child.TerminateAsync(TimeSpan.FromTicks(-1)); });
    }

    [ShellFact]
    public async Task A_handle_that_is_attached_leaves_the_child_running()
    {
        await using var owner = ActorSubprocess.Start(actors.System, new SubprocessStart("cat"));
        await owner.Started;
        var guest = ActorSubprocess.Attach(owner.Actor);
        Assert.Equal(await owner.Started, await guest.Started);
        await guest.WriteLineAsync("hello");
        Assert.Equal("hello", (await guest.ReadLineAsync())!.Text);

        await guest.DisposeAsync();

        Assert.IsType<SubprocessOutcome.Failed>(await guest.Completion);
        Assert.Equal(SubprocessPhase.Running, (await owner.SnapshotAsync()).Phase);
    }

    [ShellFact]
    public async Task A_late_handle_hears_of_the_end()
    {
        await using var owner = ActorSubprocess.Start(actors.System, Script("exit 3"));
        var outcome = await owner.Completion;

        await using var late = ActorSubprocess.Attach(owner.Actor);

        Assert.Equal(outcome, await late.Completion);
        Assert.Equal(await owner.Started, await late.Started);
    }

    [Fact]
    public async Task A_program_that_ends_as_soon_as_it_runs_has_started()
    {
        // The pool runs the news of both in any order: often enough that the end comes first.
        for (var round = 1; round <= 2_000; round++)
        {
            var actor = new ManualActor(actors.System);
            var child = ActorSubprocess.Attach(actor, new SubprocessSettings());
            var (_, gateway) = actor.Take();

            gateway.Tell(new Running(round, 1), actor);
            gateway.Tell(new Ended(new SubprocessOutcome.Exited(new ChildExit(0), 1)), actor);

            await child.Completion;
            Assert.Equal(round, await child.Started);
        }
    }

    [ShellFact]
    public async Task A_line_of_a_reader_that_dies_goes_to_the_next()
    {
        await using var child = ActorSubprocess.Start(actors.System, Script("echo one; echo two"));
        var reader = new TaskCompletionSource<OutputLine>(TaskCreationOptions.RunContinuationsAsynchronously);
        var dying = actors.System.ActorOf(Props.Create(() => new Taker(child.Actor, reader)));
        Assert.Equal("one", (await reader.Task).Text);

        Assert.Equal("two", (await child.ReadLineAsync())!.Text);

        dying.Tell(PoisonPill.Instance);

        Assert.Equal("one", (await child.ReadLineAsync())!.Text);
        Assert.Null(await child.ReadLineAsync());
    }

    [ShellFact]
    public async Task For_callers_who_cannot_await_it_blocks()
    {
        await using var child = ActorSubprocess.Start(actors.System, new SubprocessStart("cat"));

        await OnThread.Run(() =>
        {
            child.WriteLine("hello");
            Assert.Equal("hello", child.ReadLine()!.Text);
            Assert.True(child.CompleteInput());
            Assert.Equal(new SubprocessOutcome.Exited(new ChildExit(0), 1), child.TryWait(Limit.Hang));
            Assert.Equal(child.Terminate(), child.Kill());
        });
    }

    /// <summary>Reads a line and never says that it has it.</summary>
    private sealed class Taker : ReceiveActor
    {
        public Taker(IActorRef child, TaskCompletionSource<OutputLine> line)
        {
            Receive<LineIs>(answer => line.SetResult(answer.Line));
            child.Tell(new ReadLine(new RequestId(1, 1)));
        }
    }
}
