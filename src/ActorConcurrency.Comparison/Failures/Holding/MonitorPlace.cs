namespace ActorConcurrency.Comparison;

/// <summary>A lock as C# has it: it belongs to the thread that has taken it, so each participant is a thread that stays.</summary>
internal sealed class MonitorPlace : Place
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Errands> _participants = [];

    public override string What => "the lock";

    public override async Task<Hold> TakeAsync(string who, CancellationToken cancellation = default)
    {
        var participant = ParticipantOf(who);
        await participant.DoAsync(() => Monitor.TryEnter(_gate, Timeout.Infinite)).ConfigureAwait(false);
        return HoldOf(participant);
    }

    public override async Task<Hold?> TryTakeAsync(string who, TimeSpan timeout)
    {
        var participant = ParticipantOf(who);
        return await participant.DoAsync(() => Monitor.TryEnter(_gate, timeout)).ConfigureAwait(false) ? HoldOf(participant) : null;
    }

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => ParticipantOf(who).IsBlockedAsync(wait);

    public override async Task<long> FreeAsync()
    {
        var free = 0L;
        await BlockingCall.Start("who looks", () =>
        {
            if (!Monitor.TryEnter(_gate)) return;
            Monitor.Exit(_gate);
            free = 1;
        }).Done.ConfigureAwait(false);
        return free;
    }

    public override Task ReleaseAsStrangerAsync() => ExitAsync(ParticipantOf("the stranger"));

    // What the dead thread has taken, no other can give back.
    public override Task BuryAsync(string who) => ParticipantOf(who).EndAsync();

    public override void TakeAndGiveBack(string who)
    {
        lock (_gate) { }
    }

    private Errands ParticipantOf(string who)
    {
        if (!_participants.TryGetValue(who, out var participant)) _participants[who] = participant = new Errands(who);
        return participant;
    }

    private Hold HoldOf(Errands participant) => new(() => ExitAsync(participant));

    private Task ExitAsync(Errands participant) => participant.DoAsync(() =>
    {
        Monitor.Exit(_gate);
        return true;
    });
}
