using Akka.Actor;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="CountdownState"/> and the timer between two numbers. The user's tick handler runs in a child: what may crash
/// holds nothing that must survive, so after a restart the count goes on where it was, one period later.
/// </summary>
internal sealed class CountdownActor(CountdownSettings settings, Action<int>? onTick) : RecipeActor("countdown"), IWithTimers
{
    private static readonly object PeriodTimer = new();
    private readonly CountdownState _state = new(settings.From, settings.MaxRestarts);
    private readonly HashSet<IActorRef> _subscribers = [];
    private IActorRef? _handler;
    private bool _announced;

    public ITimerScheduler Timers { get; set; } = null!;

    // Not the recipes' dispatcher: the handler is the user's code and may block.
    protected override void PreStart()
    {
        if (onTick is not null) _handler = Context.ActorOf(Props.Create(() => new TickHandlerActor(onTick)), "tick-handler");
    }

    // Runs when the handler has crashed. Whether it is restarted is the state's decision, not a supervisor's of ours.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Begin:
                if (_state.Begin()) Tick();
                break;
            case PeriodOver:
                Tick();
                break;
            case TickHandlerActor.Handled handled:
                Accept(handled.Number);
                break;
            case Terminate terminate:
                var outcome = _state.Terminate();
                End();
                Sender.Tell(new Over(terminate.Id, outcome), Self);
                break;
            case GetSnapshot get:
                Sender.Tell(new Snapshot(get.Id, _state.Snapshot), Self);
                break;
            case Subscribe:
                Welcome(Sender);
                break;
            case Unsubscribe:
                if (_subscribers.Remove(Sender)) Context.Unwatch(Sender);
                break;
            case Terminated death:
                _subscribers.Remove(death.ActorRef);
                break;
            default:
                Unhandled(message);
                return;
        }

        Metrics.Add(RecipeMetrics.Requests);
        Metrics.Record(RecipeMetrics.CountdownRemaining, _state.Remaining);
    }

    private void Tick()
    {
        if (_state.Next() is not { } number) End();
        else if (_handler is null) Accept(number);
        else _handler.Tell(new TickHandlerActor.Handle(number), Self);
    }

    private void Accept(int number)
    {
        if (_state.Accept(number) is not { } ticked) return;
        StartPeriod(); // before anybody hears of the tick: the next comes a period after it
        Announce(ticked);
    }

    private Directive Decide(Exception cause)
    {
        if (_state.Crash(cause))
        {
            Metrics.Add(RecipeMetrics.CountdownRestarts);
            StartPeriod();
            return Directive.Restart;
        }

        End();
        return Directive.Stop;
    }

    // A timer or a handler that still runs changes nothing any more: the state accepts no number once it is over.
    private void End()
    {
        if (_announced || _state.Outcome is not { } outcome) return;
        _announced = true;
        Announce(new Ended(outcome, _state.Snapshot));
    }

    private void Welcome(IActorRef subscriber)
    {
        subscriber.Tell(new Subscribed(_state.Snapshot), Self);
        if (_state.Outcome is { } outcome) subscriber.Tell(new Ended(outcome, _state.Snapshot), Self);
        else if (_subscribers.Add(subscriber)) Context.Watch(subscriber);
    }

    private void Announce(object news)
    {
        foreach (var subscriber in _subscribers) subscriber.Tell(news, Self);
    }

    private void StartPeriod() => Timers.StartSingleTimer(PeriodTimer, PeriodOver.Instance, settings.Period);

    private sealed class PeriodOver : INoSerializationVerificationNeeded
    {
        public static readonly PeriodOver Instance = new();
    }
}
