using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class PriorityQueueScenario
{
    private const int Low = 1;
    private const int High = 2;

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "two-puts-a-get",
            Title = "a low and a high item are put while somebody gets one: which?",
            Participants = 3,
            Outcomes =
            [
                new("got high, low is left", Grade.Acceptable, "the more important one, or the only one"),
                new("got low, high is left", Grade.Interesting, "the get came when only the low one was there: a priority orders what is there, not what comes"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Original, nameof(PythonPriorityQueue<int>), () =>
                {
                    var queue = new PythonPriorityQueue<int>();
                    return Getting(item => queue.Put(item, item), queue.Get);
                }),
                RaceContender.Of(Side.Lock, "lock and Monitor", () =>
                {
                    var queue = new MonitorPriorityQueue<int>();
                    return Getting(item => queue.Put(item, item), queue.Get);
                }),
                RaceContender.Of(Side.DotNet, "Channel, prioritized", () =>
                {
                    // It gives the least first.
                    var channel = Channel.CreateUnboundedPrioritized<int>();
                    return Getting(null, item => RaceStep.Of("write", () => channel.Writer.WriteAsync(-item)), async () => -await channel.Reader.ReadAsync().ConfigureAwait(false));
                }),
                RaceContender.Of(Side.Twin, nameof(DotNetPriorityQueue<int>), () => Getting(new DotNetPriorityQueue<int>())),
                .. RaceContender.ActorBothWays(nameof(ActorPriorityQueue<int>), (system, gateFirst) =>
                    Getting(ActorPriorityQueue<int>.Start(system, new PriorityQueueSettings { GateFirst = gateFirst }))),
            ],
        },
    ];

    private static RaceRun Getting(Action<int> put, Func<int> get)
    {
        var got = 0;
        return RaceRun.Blocking(() => Told(got, get()), () => put(Low), () => put(High), () => got = get());
    }

    private static RaceRun Getting(IPriorityQueue<int> queue) =>
        Getting(queue, item => RaceStep.Of($"put {Name(item)}", () => queue.PutAsync(item, item), _ => { }), () => queue.GetAsync());

    private static RaceRun Getting(IAsyncDisposable? state, Func<int, RaceStep> put, Func<ValueTask<int>> get)
    {
        var got = 0;
        return RaceRun.OfSteps(
            state,
            async () => Told(got, await get().ConfigureAwait(false)),
            [put(Low)], [put(High)], [RaceStep.Of("get", get, item => got = item)]);
    }

    private static string Told(int got, int left) => $"got {Name(got)}, {Name(left)} is left";

    private static string Name(int item) => item switch { Low => "low", High => "high", _ => $"{item}" };
}
