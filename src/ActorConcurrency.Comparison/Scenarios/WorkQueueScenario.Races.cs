using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The races.</content>
internal sealed partial class WorkQueueScenario
{
    private const string PutAndGot = "put and got";
    private const string Refused = "refused";
    private const string LostItem = "lost";

    /// <inheritdoc/>
    public override IReadOnlyList<Race> Races =>
    [
        new()
        {
            Name = "put-or-end",
            Title = "an item is put while the queue is ended: does its producer know whether it is worked on?",
            Outcomes =
            [
                new(PutAndGot, Grade.Acceptable, "it was accepted, and the consumer gets it"),
                new(Refused, Grade.Acceptable, "it was not accepted, and its producer knows"),
                new(LostItem, Grade.Forbidden, "it was accepted, and the consumer ends before it gets it"),
            ],
            Contenders =
            [
                RaceContender.Of(Side.Original, "PythonQueue, sentinel", EndBySentinel).Showing(LostItem),
                RaceContender.Of(Side.Lock, "lock and a flag", EndByFlag),
                RaceContender.Of(Side.DotNet, nameof(Channel), EndOfChannel),
                RaceContender.Of(Side.Twin, nameof(DotNetWorkQueue<int>), () => Ending(new DotNetWorkQueue<int>())),
                .. RaceContender.ActorBothWays(nameof(ActorWorkQueue<int>), (system, gateFirst) =>
                    Ending(ActorWorkQueue<int>.Start(system, new WorkQueueSettings { GateFirst = gateFirst }))),
            ],
        },
    ];

    // Whoever gets the sentinel ends; the page's producer cannot know that it came too late.
    private static RaceRun EndBySentinel()
    {
        const int Sentinel = 0;
        var queue = new PythonQueue<int>();
        return RaceRun.Blocking(() => queue.Get() == Sentinel ? LostItem : PutAndGot, () => queue.Put(1), () => queue.Put(Sentinel));
    }

    private static RaceRun EndByFlag()
    {
        var queue = new LockQueue<int>();
        var accepted = false;
        return RaceRun.Blocking(() => Ended(accepted, queue.TryTake(out _)), () => accepted = queue.TryPut(1), queue.Complete);
    }

    private static RaceRun EndOfChannel()
    {
        var channel = Channel.CreateUnbounded<int>();
        var accepted = false;
        return RaceRun.Blocking(
            () => Ended(accepted, channel.Reader.TryRead(out _)),
            () => accepted = channel.Writer.TryWrite(1),
            () => channel.Writer.Complete());
    }

    private static RaceRun Ending(IWorkQueue<int> queue)
    {
        var accepted = false;
        return RaceRun.OfSteps(
            queue,
            async () => Ended(accepted, await GotAsync(queue).ConfigureAwait(false)),
            [
                RaceStep.Of("put", async () =>
                {
                    await queue.PutAsync(1).ConfigureAwait(false);
                    accepted = true;
                }).OrRefused<QueueShutDownException>(),
            ],
            [RaceStep.Of("end", () => queue.ShutdownAsync())]);
    }

    private static async Task<bool> GotAsync(IWorkQueue<int> queue)
    {
        try
        {
            await queue.GetAsync().ConfigureAwait(false);
            return true;
        }
        catch (QueueShutDownException)
        {
            return false;
        }
    }

    private static string Ended(bool accepted, bool got) => (accepted, got) switch
    {
        (true, true) => PutAndGot,
        (false, false) => Refused,
        (true, false) => LostItem,
        _ => "refused, and yet got",
    };
}
