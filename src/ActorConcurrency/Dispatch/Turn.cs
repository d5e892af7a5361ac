using System.Diagnostics.CodeAnalysis;
using Akka.Actor;

namespace ActorConcurrency;

/// <summary>One thing that a handle does on the plain state, told as a message if the turn cannot be had. It changes nothing if it does not do it.</summary>
internal interface IStep<TResult>
{
    /// <summary>Does it, if it can be done at once and the core is of its kind. Under the gate: no user's code, nothing that waits.</summary>
    bool TryDo(RecipeCore core, [MaybeNullWhen(false)] out TResult result);
}

/// <summary>
/// A handle's way to the turn of its actor: gate first. If the actor is idle, the caller's thread does the step on the actor's state; otherwise,
/// and wherever there is no gate, the step is a message. Thread-safe.
/// </summary>
/// <remarks>There is a gate once the actor has started, if it is of this process, on a <see cref="CombiningDispatcher"/>, and has opened its core.</remarks>
/// <param name="actor">The actor.</param>
/// <param name="isOn">Whether it may be taken at all.</param>
internal sealed class Turn(IActorRef actor, bool isOn)
{
    private CombiningQueue? _queue;

    /// <summary>Does a step at once; false: it cannot be done at once, or not here.</summary>
    /// <exception cref="OutcomeUnknownException">The step has failed, and the actor stops.</exception>
    public bool TryStep<TStep, TResult>(in TStep step, [MaybeNullWhen(false)] out TResult result) where TStep : struct, IStep<TResult>
    {
        if ((_queue ?? Find()) is not { } queue || !queue.TryBegin(out var core))
        {
            result = default;
            return false;
        }

        var isDone = false;
        try
        {
            isDone = step.TryDo(core, out result);
        }
        catch (Exception cause)
        {
            core.Fail(cause, typeof(TStep).Name);
            throw Unknown(cause);
        }
        finally
        {
            if (isDone) core.EndDirect();
            queue.End(core);
        }

        return isDone;
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

    private CombiningQueue? Find()
    {
        if (isOn && actor is ActorRefWithCell { Underlying: ActorCell { Mailbox.MessageQueue: CombiningQueue { Core: not null } queue } })
            _queue = queue;
        return _queue;
    }

    private OutcomeUnknownException Unknown(Exception cause) =>
        new($"The actor at {actor.Path} failed while it did what was asked, and stops; it may have been done.", cause);
}
