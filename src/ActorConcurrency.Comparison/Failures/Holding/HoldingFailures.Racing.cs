namespace ActorConcurrency.Comparison;

/// <content>Waits that end early, alone and at the moment of the grant.</content>
internal static partial class HoldingFailures
{
    private const int Waiters = 1000;
    private const int Rounds = 300;
    private const int Boundaries = 50;

    // A multiple of the 10 ms in which Akka's timers come.
    private static readonly TimeSpan Boundary = TimeSpan.FromMilliseconds(50);

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

    public static async Task RacesAsync(FailureRun run, Place place)
    {
        var (random, granted) = (new Random(1), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var hold = await place.TakeAsync(Worker).ConfigureAwait(false);
            using var cancel = new CancellationTokenSource();
            var next = place.TakeAsync(Next, cancel.Token);
            await RaceAsync(random.Next(2000), hold.GiveBack, cancel.CancelAsync).ConfigureAwait(false);
            if (!await IsGrantedAsync(next).ConfigureAwait(false)) continue;
            granted++;
            await (await next.ConfigureAwait(false)).GiveBack().ConfigureAwait(false);
        }

        run.Saw($"{Rounds} rounds: {granted} granted, {Rounds - granted} cancelled");
        await BalanceAsync(run, place).ConfigureAwait(false);
    }

    public static async Task TimesOutAsync(FailureRun run, Func<Place> create)
    {
        var places = Enumerable.Range(0, Boundaries).Select(_ => create()).ToArray();
        var holds = new List<Hold>();
        foreach (var place in places) holds.Add(await place.TakeAsync(Worker).ConfigureAwait(false));
        var waits = places.Select(place => place.TryTakeAsync(Next, Boundary)).ToArray();
        await Task.Delay(Boundary, run.Cancellation).ConfigureAwait(false);
        await Task.WhenAll(holds.Select(hold => hold.GiveBack())).ConfigureAwait(false);

        var granted = (await Task.WhenAll(waits).ConfigureAwait(false)).OfType<Hold>().ToArray();
        foreach (var hold in granted) await hold.GiveBack().ConfigureAwait(false);
        run.Saw($"{Boundaries} waits: {granted.Length} granted, {Boundaries - granted.Length} out of time");
        foreach (var place in places) await BalanceAsync(run, place).ConfigureAwait(false);
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

    /// <summary>Does both at once, the one a little earlier or later.</summary>
    internal static Task RaceAsync(int spins, Func<Task> one, Func<Task> other)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task RunAsync(Func<Task> what, int wait)
        {
            await start.Task.ConfigureAwait(false);
            Thread.SpinWait(wait);
            await what().ConfigureAwait(false);
        }

        var both = Task.WhenAll(RunAsync(one, 1000), RunAsync(other, spins));
        start.SetResult();
        return both;
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
