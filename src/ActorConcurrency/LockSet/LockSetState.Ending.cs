using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency;

/// <content>
/// The end in order: newcomers are refused, holders give back in their time, and whoever has asked for the end is told once nothing is held and nobody
/// waits. It is no fact of a journal: a set that has one is shared, and outlives those who use it.
/// </content>
internal sealed partial class LockSetState<TAddress>
{
    // Who is to be told of the end; null: it goes on.
    private List<(RequestId Id, TAddress Address)>? _enders;

    private bool IsEnding => _enders is not null;

    private void ShutDown(Shutdown asked, TAddress sender, List<(TAddress To, IReply Reply)> replies)
    {
        _enders ??= [];
        if (_enders.All(ender => ender.Id != asked.Id)) _enders.Add((asked.Id, sender));
        if (asked.RefuseWaiting || asked.Force) RefuseAll(replies);
        if (asked.Force) End(replies);
    }

    private void RefuseAll(List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var id in _waiters.All.Select(waiter => waiter.Id).ToArray())
            if (Leave(id, out var address)) replies.Add((address!, new Refused(id, LockSetRefusal.ShutDown)));
    }

    private void EndIfDone(List<(TAddress To, IReply Reply)> replies)
    {
        if (Held == 0 && Waiting == 0) End(replies);
    }

    // What is held still goes with the actor, and that tells the holders.
    private void End(List<(TAddress To, IReply Reply)> replies)
    {
        foreach (var (id, address) in _enders!) replies.Add((address, new Ended(id, Held)));
        _enders.Clear();
        _onEnd?.Invoke();
    }
}
