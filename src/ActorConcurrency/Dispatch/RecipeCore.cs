using Akka.Actor;
using Akka.Event;

namespace ActorConcurrency;

/// <summary>
/// What a recipe's actor does with a message, on plain state, without anything of Akka.NET's but the references that it answers. Whoever has
/// the actor's turn may call it: the actor itself, or a handle on its caller's thread.
/// </summary>
/// <remarks>No code of a user's runs in it, the clock's apart: that is read by who calls, before.</remarks>
internal abstract class RecipeCore
{
    // The coarse clock may have been that much behind at the start; without it, it could be ahead later.
    private const long CoarseGranule = 16;

    private readonly IActorRef _self;
    private readonly long _start;
    private readonly long _startTick = Environment.TickCount64;
    private CombiningQueue? _queue;

    /// <param name="recipe">Its name, for figures and logs.</param>
    /// <param name="context">The actor's.</param>
    /// <param name="time">The clock; null: the actor system's.</param>
    protected RecipeCore(string recipe, IActorContext context, TimeProvider? time)
    {
        (Recipe, _self, Time) = (recipe, context.Self, time ?? RecipeConfig.Of(context).Time);
        (_start, IsProcessClock) = (Time.GetTimestamp(), Time == TimeProvider.System || Time is SystemTime { IsProcessClock: true });
        Metrics = new RecipeMetrics(recipe, context.Self.Path.Name).Show(RecipeMetrics.Requests, () => DirectSteps + ToldSteps);
        Outbox = new(context.Self, context.GetLogger(), context.System.EventStream);
    }

    /// <summary>The recipe's name: that of its block in the configuration.</summary>
    public string Recipe { get; }

    /// <summary>Whether handles know of it, or have: then whoever ends a turn sends its answers.</summary>
    public bool IsShared => _queue is not null;

    /// <summary>Its figures.</summary>
    public RecipeMetrics Metrics { get; }

    /// <summary>Its answers.</summary>
    public Outbox Outbox { get; }

    /// <summary>How many steps handles have done on their callers' threads. Written by who has the turn.</summary>
    public long DirectSteps { get; set; }

    /// <summary>How many messages have been carried out. Written by who has the turn.</summary>
    public long ToldSteps { get; set; }

    /// <summary>Takes the answers of the step that is being done.</summary>
    protected List<(IActorRef To, IReply Reply)> Replies => Outbox.Answers;

    /// <summary>The clock of whatever it does, and of the timers that wake it.</summary>
    public TimeProvider Time { get; }

    /// <summary>Whether the clock is the process's, and not code of a user's.</summary>
    public bool IsProcessClock { get; }

    /// <summary>The time since its start. Runs the clock's code: never while holding the gate, unless the clock is the process's.</summary>
    public Moment Now => IsProcessClock ? new Moment(Time, _start) : Time.GetElapsedTime(_start);

    /// <summary>As <see cref="Now"/>, up to about 30 ms behind and never ahead, for less than half the price.</summary>
    public virtual TimeSpan CoarseNow => IsProcessClock
        ? TimeSpan.FromMilliseconds(Math.Max(0, Environment.TickCount64 - _startTick - CoarseGranule))
        : Time.GetElapsedTime(_start);

    /// <summary>When <see cref="Environment.TickCount64"/> was that much; never ahead of <see cref="Now"/>.</summary>
    protected TimeSpan At(long tick) => new((tick - _startTick - CoarseGranule) * TimeSpan.TicksPerMillisecond);

    /// <summary>Carries out a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Where answers go.</param>
    /// <param name="now">The time.</param>
    /// <returns>False: it is not of this recipe's protocol.</returns>
    public bool Receive(object message, IActorRef sender, Moment now)
    {
        if (message is not ToldStep step) return TryHandle(message, sender, now);
        step.Do(this);
        return true;
    }

    /// <summary>The step that a message stands for; its answers go into <see cref="Replies"/>. False: it is not of this recipe's protocol.</summary>
    protected abstract bool TryHandle(object message, IActorRef sender, Moment now);

    /// <summary>Whether a handle may have this message carried out without the actor: it needs no watching, timer, child or stop.</summary>
    public abstract bool IsPlain(object message);

    /// <summary>Whether what a handle has told may be carried out by whoever has the turn.</summary>
    public bool TakesFromHandle(object message) => IsProcessClock && IsPlain(message);

    /// <summary>Somebody who waits in the state has given up: takes it out of its place, and lets in who waited behind it.</summary>
    public virtual void Forget(object place) => throw new NotSupportedException($"Nobody waits in the state of a {Recipe} itself.");

    /// <summary>As <see cref="Forget(object)"/>, for those who note when somebody is let in.</summary>
    /// <param name="place">The place.</param>
    /// <param name="foreignNow">When, if the clock is a user's.</param>
    public virtual void Forget(object place, TimeSpan foreignNow) => Forget(place);

    /// <summary>Somebody gets an answer, unless it has given up. It hears of it once the step is over.</summary>
    /// <returns>Whether it takes the answer.</returns>
    public bool Serve(PendingOperation operation, IReply answer)
    {
        operation.Node = null;
        if (!operation.TryClaim(answer)) return false;
        Replies.Add((ActorRefs.Nobody, operation));
        return true;
    }

    /// <summary>Carries out what a handle has told. A failure stops the actor; that tells the handle.</summary>
    public void TakeTold(object message, IActorRef sender)
    {
        ToldSteps++;
        Take(message, sender, Now);
    }

    /// <summary>As <see cref="TakeTold"/>, for a handle that has the turn.</summary>
    public void TakeDirectly(object message, IActorRef sender, Moment now)
    {
        DirectSteps++;
        Take(message, sender, now);
    }

    /// <summary>Does a step that a handle has told. A failure stops the actor; that tells the handle.</summary>
    public void DoTold(ToldStep step)
    {
        ToldSteps++;
        try
        {
            step.Do(this);
        }
        catch (Exception cause)
        {
            Fail(cause, step.GetType().Name);
        }
    }

    /// <summary>As <see cref="DoTold"/>, for a handle that has the turn.</summary>
    public void DoDirectly<TStep>(in TStep step) where TStep : struct, IStep
    {
        try
        {
            step.Do(this);
            DirectSteps++;
        }
        catch (Exception cause)
        {
            Fail(cause, typeof(TStep).Name);
        }
    }

    /// <summary>Makes the core known to handles. Only the actor, before its first message.</summary>
    public void Open(CombiningQueue queue)
    {
        _queue = queue;
        queue.Open(this);
    }

    /// <summary>No handle takes a turn any more. Only who has it.</summary>
    public void Close() => _queue?.Close();

    /// <summary>A step has failed: says so, and stops the actor, for its state can no longer be trusted. Only who has the turn.</summary>
    public void Fail(Exception cause, string step)
    {
        Replies.Add((ActorRefs.Nobody, new Outbox.Failure(cause, Recipe, step)));
        Stop();
    }

    /// <summary>This was its last step: the actor stops, and its answers leave before. Only who has the turn.</summary>
    protected void Stop()
    {
        Close();
        ((IInternalActorRef)_self).Stop();
    }

    private void Take(object message, IActorRef sender, Moment now)
    {
        try
        {
            Receive(message, sender, now);
        }
        catch (Exception cause)
        {
            Fail(cause, message.GetType().Name);
        }
    }
}
