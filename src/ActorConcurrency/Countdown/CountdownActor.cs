using Akka.Actor;
using static ActorConcurrency.CountdownProtocol;

namespace ActorConcurrency;

/// <summary>
/// Owns a <see cref="CountdownState"/> and the timer between two numbers. The user's tick handler runs in a child: what may crash
/// holds nothing that must survive, so after a restart the count goes on where it was, one period later.
/// </summary>
internal sealed class CountdownActor(CountdownSettings settings, Func<int, CancellationToken, Task>? onTick, TimeProvider? time)
    : RecipeActor<CountdownCore>(settings.GateFirst)
{
    private readonly HashSet<IActorRef> _subscribers = [];
    private IActorRef? _handler;
    private bool _announced;

    protected override CountdownCore Core { get; } = new(settings, Context, time);

    private CountdownState State => Core.State;

    // Not the recipes' dispatcher: the handler is the user's code and may block.
    protected override void PreStart()
    {
        if (onTick is not null) _handler = Context.ActorOf(Props.Create(() => new TickHandlerActor(onTick)), "tick-handler");
        base.PreStart();
    }

    // Runs when the handler has crashed. Whether it is restarted is the state's decision, not a supervisor's of ours.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(Decide);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Begin:
                if (State.Begin()) Tick();
                break;
            case Alarm.Due:
                if (Alarm.Rings(message)) Tick();
                break;
            case TickHandlerActor.Handled handled:
                Accept(handled.Number);
                break;
            case Terminate terminate:
                var outcome = State.Terminate();
                End();
                Core.Tell(Sender, new Over(terminate.Id, outcome));
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
                base.OnReceive(message);
                break;
        }
    }

    private void Tick()
    {
        if (State.Next() is not { } number) End();
        else if (_handler is null) Accept(number);
        else _handler.Tell(new TickHandlerActor.Handle(number), Self);
    }

    private void Accept(int number)
    {
        if (State.Accept(number) is not { } ticked) return;
        StartPeriod(); // before anybody hears of the tick: the next comes a period after it
        Announce(ticked);
    }

    private Directive Decide(Exception cause)
    {
        if (State.Crash(cause))
        {
            StartPeriod();
            return Directive.Restart;
        }

        End();
        Send(); // a crash is no message
        return Directive.Stop;
    }

    // A timer or a handler that still runs changes nothing any more: the state accepts no number once it is over.
    private void End()
    {
        if (_announced || State.Outcome is not { } outcome) return;
        _announced = true;
        if (_handler is not null) Context.Stop(_handler);
        Announce(new Ended(outcome, State.Snapshot));
    }

    private void Welcome(IActorRef subscriber)
    {
        Core.Tell(subscriber, new Outbox.News(new Subscribed(State.Snapshot)));
        if (State.Outcome is { } outcome) Core.Tell(subscriber, new Outbox.News(new Ended(outcome, State.Snapshot)));
        else if (_subscribers.Add(subscriber)) Context.Watch(subscriber);
    }

    private void Announce(object what)
    {
        var news = new Outbox.News(what);
        foreach (var subscriber in _subscribers) Core.Tell(subscriber, news);
    }

    private void StartPeriod() => Alarm.Set(settings.Period);
}
