using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// An actor's answers, on their way. A step puts them in under the gate; they go out outside it, by one thread at a time, so that they leave
/// in the order of the steps. A thread that finds another at work leaves its answers to it.
/// </summary>
/// <remarks>
/// Memory order: who has the turn says that something is left before it looks whether somebody is sending; who sends says that it has stopped
/// before it looks whether something is left; a full fence stands between the two on either side. So the one sends it, or the other does.
/// </remarks>
/// <param name="self">The actor.</param>
/// <param name="log">Hears of a reference that would not take an answer.</param>
/// <param name="events">The system's.</param>
internal sealed class Outbox(IActorRef self, ILoggingAdapter log, EventStream events)
{
    private List<(IActorRef To, IReply Reply)> _going = [];
    private int _isSending;
    private volatile bool _isLeft;

    /// <summary>The answers of the steps so far. Only who has the turn; to nobody goes what is not told: see <see cref="Deliver"/>.</summary>
    public List<(IActorRef To, IReply Reply)> Answers { get; private set; } = [];

    /// <summary>Whether something was left to whoever was sending.</summary>
    public bool IsLeft => _isLeft;

    /// <summary>Takes the answers out, to be sent; false: there are none, or whoever is sending will see to them. Only who has the turn.</summary>
    public bool TryTake()
    {
        if (Answers.Count == 0) return false;
        _isLeft = true;
        if (Interlocked.CompareExchange(ref _isSending, 1, 0) != 0) return false;
        _isLeft = false;
        (Answers, _going) = (_going, Answers);
        return true;
    }

    /// <summary>Sends what was taken out. Only who has taken it.</summary>
    public void Send()
    {
        foreach (var (to, reply) in _going) Deliver(to, reply);
        _going.Clear();
        Interlocked.Exchange(ref _isSending, 0);
    }

    // Nobody else's answer is lost because one reference throws.
    private void Deliver(IActorRef to, IReply reply)
    {
        try
        {
            if (reply is PendingOperation served) served.Deliver();
            else if (reply is Publication publication) events.Publish(publication.News);
            else to.Tell(reply, self);
        }
        catch (Exception refusal)
        {
            log.Error(refusal, "{0} has not taken the answer {1}.", to, reply.GetType().Name);
        }
    }

    /// <summary>Not an answer, but news for the whole system.</summary>
    /// <param name="News">What subscribers get.</param>
    public sealed record Publication(object News) : IReply
    {
        /// <inheritdoc/>
        public RequestId Id => default;
    }
}
