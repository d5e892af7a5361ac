using System.Threading.Channels;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>What an item costs.</content>
internal sealed partial class WorkQueueScenario
{
    /// <inheritdoc/>
    public override CostStudy Cost => new()
    {
        Operation = "put an item, get one; then hold, outside",
        Contenders =
        [
            CostContender.Of(Side.Original, nameof(PythonQueue<int>), _ => new PythonQueue<int>(), queue => ItemFlow.Blocking(
                item => queue.Put(item), () => queue.Get())),
            CostContender.Of(Side.Lock, "lock and Monitor", _ => new LockQueue<int>(), queue => ItemFlow.Blocking(queue.Put, () => queue.TryTake(out var item) ? item : 0)),
            CostContender.Of(Side.DotNet, nameof(Channel), _ => Channel.CreateUnbounded<int>(), channel => ItemFlow.Async(
                item => channel.Writer.WriteAsync(item), () => channel.Reader.ReadAsync())),
            CostContender.Of(Side.Twin, nameof(DotNetWorkQueue<int>), _ => new DotNetWorkQueue<int>(), Flowing),
            .. CostContender.ActorBothWays(
                nameof(ActorWorkQueue<int>), (system, gateFirst) => ActorWorkQueue<int>.Start(system, new WorkQueueSettings { GateFirst = gateFirst }), Flowing),
        ],
    };

    private static CostSubject Flowing(IWorkQueue<int> queue) => ItemFlow.Async(
        item => queue.PutAsync(item), () => queue.GetAsync());
}
