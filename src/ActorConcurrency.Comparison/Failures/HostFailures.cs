using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The actor itself lives in another process, which is killed: whoever asks it from here.</summary>
internal static class HostFailures
{
    /// <summary>The process is killed while somebody here waits, and somebody asks.</summary>
    /// <param name="run">The second process of the try starts the actor and says where it is.</param>
    /// <param name="attach">Makes a handle to it.</param>
    /// <param name="ask">Asks for something that is answered at once.</param>
    /// <param name="wait">Waits for what nobody brings; null: nothing can be waited for.</param>
    public static async Task IsKilledAsync<T>(FailureRun run, Func<IActorRef, T> attach, Func<T, Task> ask, Func<T, Task>? wait = null)
    {
        var handle = attach(await OtherActors.FindAsync(run.Network, await run.StartOtherAsync("").ConfigureAwait(false)).ConfigureAwait(false));
        run.Saw("the actor lives in another process");
        var waiting = wait?.Invoke(handle);
        // Is answered after the wait has come there.
        await ask(handle).ConfigureAwait(false);
        run.KillOther();
        var asked = ask(handle);
        if (waiting is not null) await IsToldAsync(run, "who waits", waiting).ConfigureAwait(false);
        await IsToldAsync(run, "who asks before that is noticed", asked).ConfigureAwait(false);
        run.Recovered("then everybody here can go on");
        await IsToldAsync(run, "who asks later", ask(handle)).ConfigureAwait(false);
    }

    /// <summary>Whoever made the call must be told; one that is carried out all the same is lost.</summary>
    public static async Task IsToldAsync(FailureRun run, string who, Task call)
    {
        if (await HoldingFailures.TellsAsync(run, $"{who} is told", () => call).ConfigureAwait(false)) run.Lost(1, $"{who} is answered as if nothing had happened");
    }
}
