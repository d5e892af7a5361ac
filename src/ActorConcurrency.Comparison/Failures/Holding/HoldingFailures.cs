using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The failures of whoever holds a permit or a lock: the same program for all sides.</summary>
internal static partial class HoldingFailures
{
    private const string Worker = "the worker";
    private const string Next = "the next one";

    public static async Task ThrowsAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        var next = await NextWaitsAsync(place).ConfigureAwait(false);
        run.FaultNow();
        try
        {
            FailAtWork();
        }
        catch (InvalidOperationException)
        {
            if (place.CleansUp) await hold.GiveBack().ConfigureAwait(false);
        }

        await LookAsync(run, place, next, expectsGrant: place.CleansUp).ConfigureAwait(false);
    }

    public static async Task DiesAsync(FailureRun run, Place place)
    {
        await place.TakeAsync(Worker).ConfigureAwait(false);
        var next = await NextWaitsAsync(place).ConfigureAwait(false);
        run.FaultNow();
        await place.BuryAsync(Worker).ConfigureAwait(false);
        await LookAsync(run, place, next, place.TakesBack).ConfigureAwait(false);
    }

    /// <summary>The holder lives in another process, and is an actor there.</summary>
    public static async Task IsKilledAsync(FailureRun run, Place place, IActorRef actor)
    {
        run.Saw(await run.StartOtherAsync(OtherActors.AddressOf(actor)).ConfigureAwait(false));
        var next = await NextWaitsAsync(place).ConfigureAwait(false);
        run.KillOther();
        await LookAsync(run, place, next, place.TakesBack).ConfigureAwait(false);
    }

    /// <summary>The holder never ends; it is there all the time.</summary>
    public static async Task HangsAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        var lost = hold.Lost;
        var next = await NextWaitsAsync(place).ConfigureAwait(false);
        run.FaultNow();
        await LookAsync(run, place, next, place.HasLease).ConfigureAwait(false);
        if (lost.IsCancellationRequested) run.Saw($"{Worker} is told that it has lost {place.What}");
    }

    public static async Task ReEntersAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        run.Holds(Worker, place.What);
        var again = Begin(() => place.TakeAsync(Worker, run.Cancellation));
        if (await place.IsBlockedAsync(Worker, again).ConfigureAwait(false))
        {
            run.IsBlocked(Worker, place.What);
            return;
        }

        var entered = await TellsAsync(run, "it is refused", async () => await again.ConfigureAwait(false)).ConfigureAwait(false);
        if (entered) run.Saw("it gets in again");
        await hold.GiveBack().ConfigureAwait(false);
    }

    /// <summary>Two places that know nothing of each other.</summary>
    public static async Task CrossesAsync(FailureRun run, Place x, Place y)
    {
        const string A = "A", B = "B";
        await x.TakeAsync(A).ConfigureAwait(false);
        run.Holds(A, $"{x.What} x");
        await y.TakeAsync(B).ConfigureAwait(false);
        run.Holds(B, $"{y.What} y");

        var (a, b) = (y.TakeAsync(A, run.Cancellation), x.TakeAsync(B, run.Cancellation));
        if (await y.IsBlockedAsync(A, a).ConfigureAwait(false)) run.IsBlocked(A, $"{y.What} y");
        if (await x.IsBlockedAsync(B, b).ConfigureAwait(false)) run.IsBlocked(B, $"{x.What} x");
    }

    private static async Task<Task<Hold>> NextWaitsAsync(Place place)
    {
        var next = place.TakeAsync(Next);
        if (!await place.IsBlockedAsync(Next, next).ConfigureAwait(false)) throw new InvalidOperationException($"{Next} got in while {Worker} was inside");
        return next;
    }

    // Where nobody gives it back, a wait that blocks now blocks for ever.
    private static async Task LookAsync(FailureRun run, Place place, Task<Hold> next, bool expectsGrant)
    {
        if (!expectsGrant && await place.IsBlockedAsync(Next, next).ConfigureAwait(false))
        {
            run.Stranded(1, $"nobody can give {place.What} back: {await place.FreeAsync().ConfigureAwait(false)} are free, 1 waits for ever");
            return;
        }

        var hold = await next.ConfigureAwait(false);
        run.Recovered($"{Next} gets {place.What}");
        await hold.GiveBack().ConfigureAwait(false);
        await BalanceAsync(run, place).ConfigureAwait(false);
    }

    internal static async Task BalanceAsync(FailureRun run, Place place)
    {
        var free = await place.FreeAsync().ConfigureAwait(false);
        run.Lost(Math.Max(0, 1 - free), $"{free} are free, not 1");
        run.Doubled(Math.Max(0, free - 1), $"{free} are free, not 1");
    }

    private static void FailAtWork() => throw new InvalidOperationException("it fails at work");
}
