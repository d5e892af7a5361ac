namespace ActorConcurrency.Tests;

/// <summary>Who gives up while its step waits for its turn, or is being done, does not stand in the actor's state for ever.</summary>
public sealed class GivingUpTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_gives_up_while_another_thread_lets_it_in_is_taken_out()
    {
        await using var lab = new LabHandle(LabActor.Start(actors.System));
        await lab.SettleAsync();
        using var busy = new Gate();
        using var entering = new Gate();
        using var giving = new CancellationTokenSource();
        var place = new object();
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        var waiting = lab.EnterAsync(
            (_, operation) =>
            {
                entering.Pass();
                operation.Node = place;
                return null;
            },
            giving.Token).AsTask();
        busy.Open();
        await entering.Arrived;

        giving.Cancel();
        entering.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await holder;
        Assert.Equal(1, await lab.AskAsync(core => core.Forgotten.Count(forgotten => forgotten == place)));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Who_gives_up_before_its_step_is_done_never_enters()
    {
        await using var lab = new LabHandle(LabActor.Start(actors.System));
        await lab.SettleAsync();
        using var busy = new Gate();
        using var giving = new CancellationTokenSource();
        var entered = false;
        var holder = OnThread.Run(() => lab.Do(_ => busy.Pass()));
        await busy.Arrived;
        var waiting = lab.EnterAsync(
            (_, _) =>
            {
                entered = true;
                return null;
            },
            giving.Token).AsTask();

        giving.Cancel();
        busy.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await holder;
        await lab.SettleAsync();
        Assert.False(entered);
    }
}
