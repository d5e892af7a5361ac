using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// An actor's answers, on their way. A step puts them in under the gate; they go out outside it, by one thread at a time, so that they leave
/// in the order of the steps. A thread that finds another at work leaves its answers to it.
/// </summary>
/// <remarks>
/// <para>There are two lanes: what goes to handles of this process, which runs no code of a user's and so never blocks, does not wait for what
/// goes to others, which may. Between the two there is no order, as there is none between two receivers.</para>
/// <para>Memory order: who has the turn says that something is left before it looks whether somebody is sending; who sends says that it has
/// stopped before it looks whether something is left; a full fence stands between the two on either side. So the one sends it, or the other
/// does.</para>
/// </remarks>
/// <param name="self">The actor.</param>
/// <param name="log">Hears of a reference that would not take an answer.</param>
/// <param name="events">The system's.</param>
internal sealed class Outbox(IActorRef self, ILoggingAdapter log, EventStream events)
{
    private readonly Lane _toHandles = new();
    private readonly Lane _toOthers = new();
    private int _sorted;

    /// <summary>The answers of the steps so far. Only who has the turn; to nobody goes what is not told: see <see cref="Deliver"/>.</summary>
    public List<(IActorRef To, IReply Reply)> Answers => _toHandles.Waiting;

    /// <summary>Whether something for handles was left to whoever was sending to them.</summary>
    public bool IsLeftToHandles => _toHandles.IsLeft;

    /// <summary>Whether something for others was left to whoever was sending to them.</summary>
    public bool IsLeftToOthers => _toOthers.IsLeft;

    /// <summary>Takes out what goes to handles; false: there is nothing, or whoever is sending will see to it. Only who has the turn.</summary>
    public bool TryTakeToHandles()
    {
        if (Answers.Count > _sorted) Sort();
        var isTaken = _toHandles.TryTake();
        _sorted = Answers.Count;
        return isTaken;
    }

    /// <summary>As <see cref="TryTakeToHandles"/>, and after it, for what goes to others.</summary>
    public bool TryTakeToOthers() => _toOthers.TryTake();

    /// <summary>Sends what was taken out. Only who has taken it.</summary>
    public void SendToHandles() => Send(_toHandles);

    /// <summary>As <see cref="SendToHandles"/>, for others.</summary>
    public void SendToOthers() => Send(_toOthers);

    /// <summary>Sends what there is, but for what is left to somebody who is sending. Only who has the turn, and means to keep it meanwhile.</summary>
    public void Flush()
    {
        FlushToHandles();
        FlushToOthers();
    }

    /// <summary>
    /// As <see cref="Flush"/>, and waits for whoever is sending to handles: that neither blocks nor needs the actor. Afterwards every handle of
    /// this process has its answers, and may hear of the actor's end.
    /// </summary>
    public void FlushAtEnd()
    {
        FlushToHandles();
        for (var wait = new SpinWait(); _toHandles.IsBusy; wait.SpinOnce()) FlushToHandles();
        FlushToOthers();
    }

    /// <summary>As <see cref="Flush"/>, for handles only.</summary>
    public void FlushToHandles()
    {
        while (TryTakeToHandles()) SendToHandles();
    }

    private void FlushToOthers()
    {
        while (TryTakeToOthers()) SendToOthers();
    }

    private void Sort()
    {
        var kept = _sorted;
        for (var at = _sorted; at < Answers.Count; at++)
        {
            var answer = Answers[at];
            if (answer.Reply is not PendingOperation && answer.To is not Gateway) _toOthers.Waiting.Add(answer);
            else if (kept++ < at) Answers[kept - 1] = answer;
        }

        Answers.RemoveRange(kept, Answers.Count - kept);
    }

    private void Send(Lane lane)
    {
        foreach (var (to, reply) in lane.Going) Deliver(to, reply);
        lane.Done();
    }

    // Nobody else's answer is lost because one reference throws.
    private void Deliver(IActorRef to, IReply reply)
    {
        try
        {
            if (reply is PendingOperation served) served.Deliver();
            else if (reply is Publication publication) events.Publish(publication.News);
            else if (reply is Failure failure) failure.Log(log);
            else if (reply is News news) to.Tell(news.Message, self);
            else to.Tell(reply, self);
        }
        catch (Exception refusal)
        {
            LogRefusal(log, refusal, "{0} has not taken the answer {1}.", to, reply.GetType().Name);
        }
    }

    /// <summary>Says that a user's code has thrown where nobody else may suffer from it.</summary>
    public static void LogRefusal(ILoggingAdapter log, Exception refusal, string format, object first, object second)
    {
        try
        {
            log.Error(refusal, format, first, second);
        }
        catch (Exception)
        {
            // A log that throws is one that nobody reads.
        }
    }

    /// <summary>Not an answer, but news for a subscriber.</summary>
    /// <param name="Message">What it gets.</param>
    public sealed record News(object Message) : IReply
    {
        /// <inheritdoc/>
        public RequestId Id => default;
    }

    /// <summary>Not an answer, but news for the whole system.</summary>
    /// <param name="News">What subscribers get.</param>
    public sealed record Publication(object News) : IReply
    {
        /// <inheritdoc/>
        public RequestId Id => default;
    }

    /// <summary>Not an answer, but why there will be none. The log may be a user's, so that it is not written under the gate.</summary>
    /// <param name="Cause">The exception.</param>
    /// <param name="Recipe">The recipe.</param>
    /// <param name="Step">What failed.</param>
    public sealed record Failure(Exception Cause, string Recipe, string Step) : IReply
    {
        /// <inheritdoc/>
        public RequestId Id => default;

        /// <summary>Says so.</summary>
        public void Log(ILoggingAdapter log) => log.Error(
            Cause, "The {0} failed on {1} and stops, for its state can no longer be trusted. Requests in flight have an unknown outcome.", Recipe, Step);
    }

    /// <summary>Answers that leave one after the other.</summary>
    private sealed class Lane
    {
        private int _isSending;
        private volatile bool _isLeft;

        public List<(IActorRef To, IReply Reply)> Waiting { get; private set; } = [];

        public List<(IActorRef To, IReply Reply)> Going { get; private set; } = [];

        public bool IsLeft => _isLeft;

        /// <summary>Whether something has not been sent yet. Only who has the turn.</summary>
        public bool IsBusy => Waiting.Count > 0 || Volatile.Read(ref _isSending) != 0;

        public bool TryTake()
        {
            if (Waiting.Count == 0) return false;
            _isLeft = true;
            if (Interlocked.CompareExchange(ref _isSending, 1, 0) != 0) return false;
            _isLeft = false;
            (Waiting, Going) = (Going, Waiting);
            return true;
        }

        public void Done()
        {
            Going.Clear();
            Interlocked.Exchange(ref _isSending, 0);
        }
    }
}
