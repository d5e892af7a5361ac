using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What an item costs.</content>
internal sealed partial class PriorityQueueScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "put an item with its priority, get the most important one; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonPriorityQueue<int>), _ => new PythonPriorityQueue<int>(), queue =>
                ItemFlow.Blocking(item => queue.Put(item, item), queue.Get)),
            CostContender.Of(Side.Lock, "lock and Monitor", _ => new MonitorPriorityQueue<int>(), queue =>
                ItemFlow.Blocking(item => queue.Put(item, item), queue.Get)),
            CostContender.Of(Side.DotNet, "Channel, prioritized", _ => Channel.CreateUnboundedPrioritized<int>(), channel =>
                ItemFlow.Async(item => channel.Writer.WriteAsync(item), () => channel.Reader.ReadAsync())),
            CostContender.Of(Side.Twin, nameof(DotNetPriorityQueue<int>), _ => new DotNetPriorityQueue<int>(), Flowing),
            .. CostContender.ActorBothWays(
                nameof(ActorPriorityQueue<int>),
                (system, gateFirst) => ActorPriorityQueue<int>.Start(system, new PriorityQueueSettings { GateFirst = gateFirst }), Flowing),
        ],
    };

    private static CostSubject Flowing(IPriorityQueue<int> queue) =>
        ItemFlow.Async(async item => await queue.PutAsync(item, item).ConfigureAwait(false), () => queue.GetAsync());
}
