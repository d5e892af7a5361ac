using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// A handle's way to the turn of its actor: gate first. If the actor is idle, the caller's thread does the step on the actor's state; otherwise
/// the step is a message. Thread-safe.
/// </summary>
/// <remarks>
/// There is a gate once the actor has started, if it is of this process, on a <see cref="CombiningDispatcher"/>, and has opened a core of the
/// handle's kind. Where there is none, everything goes by the messages of the protocol.
/// </remarks>
/// <param name="actor">The actor.</param>
/// <param name="kind">The kind of core; null: none may be taken.</param>
internal sealed class Turn(IActorRef actor, Type? kind)
{
    private CombiningQueue? _queue;
    private RecipeCore? _foreign;

    /// <summary>Whether there is a gate; once there is, there always is, though its actor may have ended.</summary>
    public bool IsThere => (_queue ?? Find()) is not null;

    /// <summary>Since when a wait waits, by the actor's clock: up to 30 ms early, for it is only shown. Read before the step.</summary>
    public TimeSpan Since => (_queue ?? Find())?.Core?.CoarseNow ?? default;

    /// <summary>What the actor's clock says, if it is a user's: such a clock is not looked at during a step.</summary>
    public TimeSpan ForeignNow => (_queue ?? Find()) is not null && _foreign is { } core ? Read(core) : default;

    /// <summary>Does at once what can be done at once.</summary>
    /// <param name="attempt">What.</param>
    /// <param name="isDone">Whether it is done; false: it cannot be, or not here.</param>
    /// <returns>What came of it. Not by reference: where the writer does not know whether that is on the heap, a write costs more.</returns>
    /// <exception cref="OutcomeUnknownException">It has failed, and the actor stops.</exception>
    public TResult? Try<TAttempt, TResult>(in TAttempt attempt, out bool isDone)
        where TAttempt : struct, IAttempt<TResult>
    {
        isDone = false;
        if ((_queue ?? Find()) is not { } queue || !queue.TryBegin(out var core)) return default;
        TResult? result;
        try
        {
            if (attempt.TryDo(core, out result)) isDone = true;
        }
        catch (Exception cause)
        {
            core.Fail(cause, typeof(TAttempt).Name);
            queue.End(core);
            throw Unknown(cause);
        }

        if (isDone) core.DirectSteps++;
        queue.End(core);
        return result;
    }

    /// <summary>Does a step, at once or as a message; false: there is no gate.</summary>
    /// <exception cref="InvalidOperationException">It is a request, and too many messages wait already. Nothing was done.</exception>
    public bool TryDo<TStep>(in TStep step) where TStep : struct, IStep
    {
        if ((_queue ?? Find()) is not { } queue) return false;
        if (queue.TryBegin(out var core))
        {
            core.DoDirectly(step);
            queue.End(core);
            return true;
        }

        if (default(TStep) is IRequest && queue.Length is > CombiningQueue.Long and var length)
        {
            if (length > CombiningQueue.Limit) throw Flooded();
            Thread.Yield();
        }

        var told = new ToldStep<TStep>(step);
        if (!queue.TryPost(told)) actor.Tell(told, ActorRefs.NoSender);
        return true;
    }

    /// <summary>Carries out a message at once, or puts it in for whoever has the turn; false: it must be told.</summary>
    public bool TryTell(object message, IActorRef sender)
    {
        if ((_queue ?? Find()) is not { Core: { } known } queue || !known.IsPlain(message)) return false;
        var now = known.Now;
        if (!queue.TryBegin(out var core)) return known.TakesFromHandle(message) && queue.TryPost(new Envelope(message, sender));
        core.TakeDirectly(message, sender, now);
        queue.End(core);
        return true;
    }

    // What gives back does not fail because a clock does.
    private static TimeSpan Read(RecipeCore core)
    {
        try
        {
            return core.CoarseNow;
        }
        catch (Exception)
        {
            return default;
        }
    }

    private CombiningQueue? Find()
    {
        if (kind is not null
            && actor is ActorRefWithCell { Underlying: ActorCell { Mailbox.MessageQueue: CombiningQueue { Core: { } core } queue } }
            && core.GetType() == kind)
        {
            if (!core.IsProcessClock) _foreign = core;
            Volatile.Write(ref _queue, queue);
        }

        return _queue;
    }

    private InvalidOperationException Flooded() => new(
        $"More than {CombiningQueue.Limit} messages wait for the actor at {actor.Path}; nothing was done. Wait for answers before you ask for more.");

    private OutcomeUnknownException Unknown(Exception cause) =>
        new($"The actor at {actor.Path} failed while it did what was asked, and stops; it may have been done.", cause);
}
