using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>An actor that listens to a ticker.</summary>
internal sealed class Listener : UntypedActor
{
    private readonly TaskCompletionSource _heard;

    public Listener(ICanTell ticker, TaskCompletionSource heard)
    {
        _heard = heard;
        ticker.Tell(new TickerProtocol.Subscribe(new RequestId(1, 1), Label: "the listener", Push: true), Self);
    }

    /// <summary>Starts it; completes with its first tick.</summary>
    public static Task StartAsync(IActorRefFactory actors, ICanTell ticker)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        actors.ActorOf(Props.Create(() => new Listener(ticker, heard)));
        return heard.Task;
    }

    protected override void OnReceive(object message)
    {
        if (message is TickerProtocol.Ticked) _heard.TrySetResult();
    }
}
