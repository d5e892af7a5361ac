using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>A caller's thread does steps of others, but not for ever.</summary>
public sealed class CaptiveTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_caller_that_finds_more_and_more_to_do_gets_away()
    {
        const int steps = 5_000;
        await using var lab = new LabHandle(LabActor.Start(actors.System));
        await lab.IdleAsync();
        var caller = Environment.CurrentManagedThreadId;
        var (done, byCaller) = (0, 0);
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Next(LabCore core)
        {
            if (Environment.CurrentManagedThreadId == caller) byCaller++;
            if (++done == steps) last.SetResult();
            else lab.Do(Next); // the turn is taken: it is put in
        }

        lab.Do(Next);
        var byCallerAtItsReturn = byCaller;

        await last.Task;
        Assert.InRange(byCallerAtItsReturn, 1, 200);
    }
}
