using Akka.Actor;

namespace Akka.Routing;

/// <summary>
/// Asks any destination, after a while without reply another one, and so on, and passes on the first reply. Thread-safe.
/// </summary>
public sealed class TailChopping : RoutingLogic
{
    private readonly IScheduler _scheduler;
    private readonly TimeSpan _within;
    private readonly TimeSpan _interval;

    /// <summary>Creates the logic.</summary>
    /// <param name="scheduler">Measures the time.</param>
    /// <param name="within">How long to wait for the first reply; then the sender gets a <see cref="Status.Failure"/>.</param>
    /// <param name="interval">How long to wait before the next destination is asked.</param>
    public TailChopping(IScheduler scheduler, TimeSpan within, TimeSpan interval)
    {
        _scheduler = scheduler;
        _within = within;
        _interval = interval;
    }

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees) =>
        routees.Length == 0 ? Routee.NoRoutee : new TailChoppingRoutees(_scheduler, routees, _within, _interval);
}

/// <summary>Several destinations that are asked one after the other, in random order; the first reply counts.</summary>
internal sealed class TailChoppingRoutees(IScheduler scheduler, Routee[] routees, TimeSpan within, TimeSpan interval) : Routee
{
    public override void Send(object message, IActorRef sender) => _ = FirstReply(message, sender).PipeTo(sender ?? ActorRefs.Nobody);

    private async Task<object> FirstReply(object message, IActorRef sender)
    {
        var order = (Routee[])routees.Clone();
        Random.Shared.Shuffle(order);
        var first = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = 0;
        var timers = new Cancelable(scheduler);

        try
        {
            scheduler.Advanced.ScheduleOnce(within, () => first.TrySetException(
                new AskTimeoutException($"Ask timed out on [{sender}] after [{within.TotalMilliseconds} ms]")), timers);
            scheduler.Advanced.ScheduleRepeatedly(interval, interval, AskNext, timers);
            AskNext();
            return await first.Task.ConfigureAwait(false);
        }
        finally
        {
            timers.Cancel();
        }

        void AskNext()
        {
            var turn = Interlocked.Increment(ref asked) - 1;
            if (turn < order.Length)
                PassOn(order[turn].Ask(message, within), first);
        }
    }

    private static void PassOn(Task<object> reply, TaskCompletionSource<object> first) => reply.ContinueWith(
        static (done, state) => Complete(done, (TaskCompletionSource<object>)state!),
        first, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private static void Complete(Task<object> reply, TaskCompletionSource<object> first)
    {
        if (reply.IsCompletedSuccessfully)
            first.TrySetResult(reply.Result);
        else if (reply.Exception?.InnerException is { } fault)
            first.TrySetException(fault);
    }
}
