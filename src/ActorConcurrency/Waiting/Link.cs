using Akka.Actor;

namespace ActorConcurrency;

/// <summary>What a handle talks to, whatever its recipe is.</summary>
internal interface ILink
{
    /// <summary>The actor of now.</summary>
    IActorRef Actor { get; }

    /// <summary>The end of the actor of now. Never faults.</summary>
    Task Ended { get; }

    /// <summary>From now on the handle talks to another actor, which was started in place of the one that has ended.</summary>
    void Renew(IActorRef actor);
}

/// <summary>A handle of which the actor can be started anew.</summary>
internal interface IRenewable : IAsyncDisposable
{
    ILink Link { get; }
}

/// <summary>
/// What a handle, and whatever shares its name in a container, talks to. Each incarnation of the actor has a gateway of its own: so an answer, a
/// return or a session of the one before never reaches the next. A call that began with the one before ends with it. Thread-safe.
/// </summary>
internal sealed class Link<TCalls> : ILink where TCalls : class
{
    private readonly Func<IActorRef, Gateway> _open;
    private readonly Func<Gateway, TCalls> _makeCalls;
    private volatile Gateway _gateway;
    private volatile TCalls _calls;

    /// <param name="actor">The first actor.</param>
    /// <param name="open">Opens the gateway to an actor.</param>
    /// <param name="makeCalls">Makes the calls that go through it.</param>
    public Link(IActorRef actor, Func<IActorRef, Gateway> open, Func<Gateway, TCalls> makeCalls)
    {
        (_open, _makeCalls) = (open, makeCalls);
        _gateway = open(actor);
        _calls = makeCalls(_gateway);
    }

    /// <summary>The gateway to the actor of now. Read it once in a call.</summary>
    public Gateway Gateway => _gateway;

    /// <summary>The calls to the actor of now. Read them once in a call.</summary>
    public TCalls Calls => _calls;

    public IActorRef Actor => _gateway.Target;

    public Task Ended => _gateway.Terminated;

    public void Renew(IActorRef actor)
    {
        var gateway = _open(actor);
        _calls = _makeCalls(gateway);
        _gateway = gateway;
    }
}
