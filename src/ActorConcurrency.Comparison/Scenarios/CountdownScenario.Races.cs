using ActorConcurrency.Locks;
using Microsoft.Extensions.Time.Testing;

namespace ActorConcurrency.Comparison;

/// <content>The race. The page's countdown tells nobody how it ended, so the original has none. The clock is moved by hand.</content>
internal sealed partial class CountdownScenario
{
    private const string AllFinished = "finished";
    private const string AllTerminated = "terminated";

    private static readonly TimeSpan RacePeriod = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "terminate-or-finish",
            Title = "a countdown is terminated at the moment at which its last period is over: is everybody told the same end?",
            Outcomes =
            [
                new(AllFinished, Grade.Acceptable, "it was over first, and who terminated it is told so"),
                new(AllTerminated, Grade.Acceptable, "the termination came first"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Lock, "lock, a timer and how it ended", EndInLock),
                RaceContender.Of(Side.DotNet, "PeriodicTimer and a token, awaited", EndOfTimer),
                RaceContender.Of(Side.Twin, nameof(DotNetCountdown), () =>
                {
                    var clock = new FakeTimeProvider();
                    return Terminating(clock, DotNetCountdown.Start(1, RacePeriod, clock));
                }),
                .. RaceContender.ActorBothWays(nameof(ActorCountdown), (system, gateFirst) =>
                {
                    var clock = new FakeTimeProvider();
                    return Terminating(clock, ActorCountdown.Start(system, new CountdownSettings { From = 1, Period = RacePeriod, GateFirst = gateFirst }, timeProvider: clock));
                }),
            ],
        },
    ];

    private static RaceRun Terminating(FakeTimeProvider clock, ICountdown countdown)
    {
        var told = "nothing";
        return RaceRun.OfSteps(
            countdown,
            async () =>
            {
                var end = Name(await countdown.Completion.ConfigureAwait(false));
                var seen = (await countdown.SnapshotAsync().ConfigureAwait(false)).Phase.ToString().ToLowerInvariant();
                return told == end && seen == end ? end : $"{end}, yet told {told} and seen {seen}";
            },
            [RaceStep.Of("the last period is over", () => clock.Advance(RacePeriod))],
            [RaceStep.Of("terminate", () => countdown.TerminateAsync(), outcome => told = Name(outcome))]);
    }

    private static RaceRun EndInLock()
    {
        var clock = new FakeTimeProvider();
        var gate = new object();
        var (end, told) = ("", "");

        string End(string how)
        {
            lock (gate) return end = end.Length > 0 ? end : how;
        }

        var timer = clock.CreateTimer(_ => End(AllFinished), null, RacePeriod, Timeout.InfiniteTimeSpan);
        return RaceRun.Blocking(
            () => told == end ? end : $"{end}, yet told {told}",
            () => clock.Advance(RacePeriod),
            () =>
            {
                told = End(AllTerminated);
                timer.Dispose();
            });
    }

    private static RaceRun EndOfTimer()
    {
        var clock = new FakeTimeProvider();
        var stop = new CancellationTokenSource();

        async Task CountAsync()
        {
            using var timer = new PeriodicTimer(RacePeriod, clock);
            await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false);
        }

        var counting = CountAsync();
        var told = "";
        return RaceRun.Async(
            null,
            async () =>
            {
                var end = await EndAsync(counting).ConfigureAwait(false);
                stop.Dispose();
                return told == end ? end : $"{end}, yet told {told}";
            },
            () =>
            {
                clock.Advance(RacePeriod);
                return default;
            },
            async () =>
            {
                await stop.CancelAsync().ConfigureAwait(false);
                told = await EndAsync(counting).ConfigureAwait(false);
            });
    }

    private static async Task<string> EndAsync(Task counting)
    {
        try
        {
            await counting.ConfigureAwait(false);
            return AllFinished;
        }
        catch (OperationCanceledException)
        {
            return AllTerminated;
        }
    }

    private static string Name(CountdownOutcome outcome) => outcome.GetType().Name.ToLowerInvariant();
}
