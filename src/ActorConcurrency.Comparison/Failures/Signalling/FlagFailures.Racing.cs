namespace ActorConcurrency.Comparison;

/// <content>Waits that end early, at the moment of a signal. A signal that lets one pass must let one pass.</content>
internal static partial class FlagFailures
{
    private const int Rounds = 300;
    private const int Boundaries = 50;

    private static readonly TimeSpan Boundary = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(1);

    /// <summary>Hunts the moment at which both meet.</summary>
    public static async Task RacesAsync(FailureRun run, Func<SignalFlag> create)
    {
        var (hunt, lost) = (new Hunt(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            run.Progress();
            var flag = create();
            using var cancel = new CancellationTokenSource();
            var wait = flag.WaitAsync(cancel.Token);
            await hunt.RaceAsync(flag.SetAsync, cancel.CancelAsync).ConfigureAwait(false);
            var isPassed = await HoldingFailures.IsGrantedAsync(wait).ConfigureAwait(false);
            hunt.Learn(isPassed);
            if (!isPassed && !await flag.TryWaitAsync(TimeSpan.Zero).ConfigureAwait(false)) lost++;
            if (flag is ContractFlag or ConditionFlag) await flag.StopAsync().ConfigureAwait(false);
        }

        run.Saw($"{Rounds} rounds: {hunt.Won} passed, {Rounds - hunt.Won} cancelled");
        run.Lost(lost, "a signal went to a wait that was cancelled");
    }

    public static async Task TimesOutAsync(FailureRun run, Func<SignalFlag> create)
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Boundaries).Select(n => TimeOutAsync(create(), Boundary + (n - (Boundaries / 2)) * Apart, run.Cancellation))).ConfigureAwait(false);
        var passed = outcomes.Count(outcome => outcome.Passed);
        run.Saw($"{Boundaries} waits: {passed} passed, {Boundaries - passed} out of time");
        run.Lost(outcomes.Count(outcome => !outcome.Passed && !outcome.IsThere), "a signal went to a wait that was out of time");
    }

    private static async Task<(bool Passed, bool IsThere)> TimeOutAsync(SignalFlag flag, TimeSpan setsAfter, CancellationToken cancellation)
    {
        var wait = flag.TryWaitAsync(Boundary);
        await Task.Delay(setsAfter, cancellation).ConfigureAwait(false);
        await flag.SetAsync().ConfigureAwait(false);
        var passed = await wait.ConfigureAwait(false);
        return (passed, await flag.TryWaitAsync(TimeSpan.Zero).ConfigureAwait(false));
    }
}
