using static ActorConcurrency.ScheduleProtocol;

namespace ActorConcurrency;

/// <content>The graceful end.</content>
internal sealed partial class ScheduleState<TAddress>
{
    private readonly ArrivalOrder<TAddress> _stops = new();
    private (long Runs, int Dropped) _atStop;

    /// <summary>Whether it takes no entry any more.</summary>
    public bool IsStopping { get; private set; }

    private void BeginStop(Stop stop, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (!IsStopping) _atStop = (_figures.Runs, _figures.Dropped);
        IsStopping = true;
        foreach (var entry in _entries.Values.ToList())
            if (entry.RunningSince is not null || Stays(entry, stop.Pending, now)) entry.IsLast = true;
            else Drop(entry, replies);
        if (!_stops.Contains(stop.Id)) _stops.Add(stop.Id, sender);
    }

    private bool Stays(ScheduleEntry<TAddress> entry, WhenStopping pending, TimeSpan now) =>
        pending == WhenStopping.RunAll || (pending == WhenStopping.RunDue && entry.Due.Elapsed(WallClock) <= now);

    private void EndStop(List<(TAddress To, IReply Reply)> replies)
    {
        while (_stops.TryTake(out var id, out var stopper))
            replies.Add((stopper, new Stopped(id, new(_figures.Runs - _atStop.Runs, _figures.Dropped - _atStop.Dropped))));
    }
}
