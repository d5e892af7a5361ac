using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// An actor's answers, on their way. A step puts them in under the gate; they go out outside it, by one thread at a time, so that they leave
/// in the order of the steps. A thread that finds another at work leaves its answers to it.
/// </summary>
/// <remarks>
/// Memory order: an answer is put in before its sender looks whether somebody is sending; who sends says that it has stopped before it looks
/// again whether something is there; both looks follow a full fence. So the one sends it, or the other does.
/// </remarks>
/// <param name="self">The actor.</param>
/// <param name="log">Hears of a reference that would not take an answer.</param>
/// <param name="events">The system's.</param>
internal sealed class Outbox(IActorRef self, ILoggingAdapter log, EventStream events)
{
    private readonly ConcurrentQueue<(IActorRef To, object Answer)> _answers = new();
    private int _isSending;

    /// <summary>Whether something has been put in that nobody has set out to send. Only who has the turn.</summary>
    public bool IsDue { get; private set; }

    /// <summary>Puts an answer in. Only who has the turn.</summary>
    public void Add(IActorRef to, object answer)
    {
        _answers.Enqueue((to, answer));
        IsDue = true;
    }

    /// <summary>Puts in somebody whose waiting has come to an end. Only who has the turn.</summary>
    public void Add(PendingOperation served) => Add(ActorRefs.Nobody, served);

    /// <summary>Puts in what the whole system may hear. Only who has the turn.</summary>
    public void Publish(object news) => Add(ActorRefs.Nobody, news);

    /// <summary>As <see cref="IsDue"/>; whoever asks then sends. Only who has the turn.</summary>
    public bool TakeDue()
    {
        var isDue = IsDue;
        IsDue = false;
        return isDue;
    }

    /// <summary>Sees that everything in it goes out.</summary>
    public void Send()
    {
        while (!_answers.IsEmpty && Interlocked.CompareExchange(ref _isSending, 1, 0) == 0)
        {
            while (_answers.TryDequeue(out var next)) Tell(next.To, next.Answer);
            Interlocked.Exchange(ref _isSending, 0);
        }
    }

    // Nobody else's answer is lost because one reference throws.
    private void Tell(IActorRef to, object answer)
    {
        try
        {
            if (answer is PendingOperation served) served.Deliver();
            else if (to.IsNobody()) events.Publish(answer);
            else to.Tell(answer, self);
        }
        catch (Exception refusal)
        {
            log.Error(refusal, "{0} has not taken the answer {1}.", to, answer.GetType().Name);
        }
    }
}
