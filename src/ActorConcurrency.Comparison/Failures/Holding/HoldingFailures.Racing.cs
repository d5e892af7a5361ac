namespace ActorConcurrency.Comparison;

/// <content>Waits that end early, alone and at the moment of the grant.</content>
internal static partial class HoldingFailures
{
    private const int Waiters = 1000;
    private const int Rounds = 300;
    private const int Boundaries = 50;

    // A multiple of the 10 ms in which Akka's timers come.
    private static readonly TimeSpan Boundary = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    public static async Task CancelsWaitingAsync(FailureRun run, Place place)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        using var cancel = new CancellationTokenSource();
        var waits = Enumerable.Range(0, Waiters).Select(n => place.TakeAsync($"{n}", cancel.Token)).ToArray();
        await place.IsBlockedAsync($"{Waiters - 1}", waits[^1]).ConfigureAwait(false);

        run.FaultNow();
        await cancel.CancelAsync().ConfigureAwait(false);
        var granted = 0;
        foreach (var wait in waits)
            if (await IsGrantedAsync(wait).ConfigureAwait(false)) granted++;
        run.Doubled(granted, $"{granted} got in beside {Worker}");
        run.Recovered($"all {Waiters} waits have ended");

        await hold.GiveBack().ConfigureAwait(false);
        await BalanceAsync(run, place).ConfigureAwait(false);
    }

    /// <summary>Hunts the moment at which both meet.</summary>
    public static async Task RacesAsync(FailureRun run, Place place)
    {
        var hunt = new Hunt();
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
            run.Progress();
            using var cancel = new CancellationTokenSource();
            var next = place.TakeAsync(Next, cancel.Token);
            await hunt.RaceAsync(hold.GiveBack, cancel.CancelAsync).ConfigureAwait(false);
            var isGranted = await IsGrantedAsync(next).ConfigureAwait(false);
            hunt.Learn(isGranted);
            if (isGranted) await (await next.ConfigureAwait(false)).GiveBack().ConfigureAwait(false);
        }

        run.Saw($"{Rounds} rounds: {hunt.Won} granted, {Rounds - hunt.Won} cancelled");
        await BalanceAsync(run, place).ConfigureAwait(false);
    }

    /// <summary>The one gives back a little before or after the other's time runs out.</summary>
    public static async Task TimesOutAsync(FailureRun run, Func<Place> create)
    {
        var places = Enumerable.Range(0, Boundaries).Select(_ => create()).ToArray();
        var waits = await Task.WhenAll(places.Select((place, n) => TimeOutAsync(place, Boundary + (n - (Boundaries / 2)) * Apart, run.Cancellation))).ConfigureAwait(false);
        var granted = waits.Count(isGranted => isGranted);
        run.Saw($"{Boundaries} waits: {granted} granted, {Boundaries - granted} out of time");
        foreach (var place in places) await BalanceAsync(run, place).ConfigureAwait(false);
    }

    private static async Task<bool> TimeOutAsync(Place place, TimeSpan givesBackAfter, CancellationToken cancellation)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        var wait = place.TryTakeAsync(Next, Boundary);
        await Task.Delay(givesBackAfter, cancellation).ConfigureAwait(false);
        await hold.GiveBack().ConfigureAwait(false);
        var next = await wait.ConfigureAwait(false);
        if (next is not null) await next.GiveBack().ConfigureAwait(false);
        return next is not null;
    }

    /// <summary>Ten times as many ask as may wait.</summary>
    public static async Task OverflowsAsync(FailureRun run, Place place, int most)
    {
        var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(run.Cancellation);
        var waits = Enumerable.Range(0, 10 * most).Select(n => place.TakeAsync($"{n}", cancel.Token)).ToArray();
        while (waits.Count(wait => wait.IsFaulted) < waits.Length - most) await Task.Delay(1, run.Cancellation).ConfigureAwait(false);
        run.Told($"of {waits.Length}, {waits.Count(wait => wait.IsFaulted)} are refused at once ({waits.First(wait => wait.IsFaulted).Exception!.InnerException!.GetType().Name})");
        await cancel.CancelAsync().ConfigureAwait(false);
        await hold.GiveBack().ConfigureAwait(false);
    }

    internal static async Task<bool> IsGrantedAsync(Task wait)
    {
        try
        {
            await wait.ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
