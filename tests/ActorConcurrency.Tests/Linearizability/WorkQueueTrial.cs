using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>Participants put into one queue, get from it by themselves and in sessions, report and return what they got, join, and shut it down.</summary>
internal sealed partial class WorkQueueTrial : Trial
{
    private readonly Handles<IOwnedWorkQueue<int>> _handles;
    private readonly WorkQueueSettings _settings;
    private readonly IWorkQueueSession<int>[] _sessions;
    private readonly Stack<(int Get, IDelivery<int> Delivery)>[] _inWork;
    private readonly int[] _got;
    private int _items;

    public WorkQueueTrial(int seed, Func<WorkQueueSettings, TimeProvider, Handles<IOwnedWorkQueue<int>>> start) : base(seed)
    {
        _settings = new WorkQueueSettings
        {
            Capacity = Random.Next(3) == 0 ? int.MaxValue : Random.Next(1, 4),
            Order = (WorkQueueOrder)Random.Next(3),
            Overflow = Random.Next(2) == 0 ? WorkQueueOverflow.Wait : (WorkQueueOverflow)Random.Next(4),
            MaxDeliveries = Random.Next(2) == 0 ? int.MaxValue : 2,
        };
        _handles = start(_settings, Time);
        _sessions = [_handles.Owner.OpenSession("owner's"), _handles.Guest.OpenSession("guest's")];
        _inWork = [.. Participants.Select(_ => new Stack<(int, IDelivery<int>)>())];
        _got = new int[Participants.Length];
    }

    public override Model Initial => new WorkQueueModel(_settings);

    protected override IActorRef Actor => _handles.Actor;

    public override string? Meaning(Exception failure) => failure switch
    {
        QueueShutDownException => "shut down",
        InvalidOperationException and not StoppedException => "too often",
        _ => null,
    };

    public override async ValueTask<int> WaitingAsync()
    {
        var snapshot = await _handles.Owner.SnapshotAsync();
        return snapshot.Getters.Length + snapshot.Putters.Length;
    }

    // Whatever was in work is done or back; then what a snapshot says is all that there is.
    public override async Task SettleAsync()
    {
        foreach (var inWork in _inWork)
            while (inWork.Count > 0) End(Closer, inWork, isDone: inWork.Count % 2 == 0);
        await LookAsync(Closer, 0, Manner.None);
    }

    protected override ValueTask DisposeHandleAsync(int number) => _handles[number].DisposeAsync();

    protected override Move Choose()
    {
        var (handle, isDone, manner) = (AnyHandle(), Random.Next(2) == 0, AnyToken());
        return Random.Next(36) switch
        {
            < 9 => Put(handle, ++_items, Random.Next(0, 3), AnyManner(handle)),
            < 14 => Get(handle, AnyManner(handle)),
            < 19 => Get(handle, AnyManner(handle), handle + 1),
            < 23 => new(isDone ? "report the last item done" : "return the last item", me => Do(() => End(me, _inWork[me.Number], isDone))),
            < 26 => new("report an item done", me => ReportAsync(me, handle, manner)),
            < 28 => Join(handle, Random.Next(2) == 0, AnyManner(handle)),
            < 31 => GetMany(handle, AnyManner(handle), Random.Next(1, 4)),
            31 => Drain(handle, Random.Next(4), manner),
            32 => Random.Next(2) == 0 ? Shutdown(handle, Random.Next(2) == 0, manner) : Close(handle + 1),
            _ => new("look", me => LookAsync(me, handle, manner)),
        };
    }

    private static void End(Participant me, Stack<(int Get, IDelivery<int> Delivery)> inWork, bool isDone)
    {
        if (!inWork.TryPop(out var last)) return;
        object request = isDone ? new WorkQueueModel.Finish(last.Get) : new WorkQueueModel.Return(last.Get);
        me.Tell(request, handle: -1, outlivesHandle: true, isDone ? last.Delivery.Done : last.Delivery.Dispose);
    }
}
