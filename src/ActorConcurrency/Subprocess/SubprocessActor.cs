using Akka.Actor;
using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <summary>
/// Supervises a child process as an actor supervises another: starts it, hears of its end, and starts it anew or not. Never shares its turn: what it
/// does is to start, signal and feed a process, which belongs on the thread pool and not on the thread of whoever calls. Its own end is the child's.
/// </summary>
internal sealed class SubprocessActor(SubprocessStart start, SubprocessSettings settings, TimeProvider? time) : RecipeActor<SubprocessCore>(gateFirst: false)
{
    protected override SubprocessCore Core { get; } = new(start, settings, Context, time);

    protected override void PreStart()
    {
        base.PreStart();
        Core.State.Begin(Core.Now.Time);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Alarm.Due:
                if (Alarm.Rings(message)) base.OnReceive(new ChildEvent.Due());
                break;
            case Terminated death:
                Core.Forget(death.ActorRef);
                break;
            default:
                base.OnReceive(message);
                if (message is Subscribe or ReadLine) WatchSender();
                break;
        }

        if (Core.Driver.Wake is not { } delay) return;
        Core.Driver.Wake = null;
        Alarm.Set(delay);
    }

    // A handle of this process says itself that it leaves, and nobody else can end it.
    private void WatchSender()
    {
        if (Sender is not Gateway && !Sender.IsNobody()) Context.Watch(Sender);
    }
}
