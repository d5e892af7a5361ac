using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>An actor that completes a task with the first message and stops. <c>Ask</c> needs no actor; this is for code that wants one.</summary>
public class FutureActor : ActorBase
{
    private readonly TaskCompletionSource<object>? _result;
    private readonly IActorRef? _respondTo;

    /// <summary>Creates an actor that only stops.</summary>
    public FutureActor() { }

    /// <summary>Creates the actor.</summary>
    /// <param name="completionSource">What to complete.</param>
    /// <param name="respondTo">Who gets the message too; null or nobody for nobody.</param>
    public FutureActor(TaskCompletionSource<object> completionSource, IActorRef? respondTo)
    {
        _result = completionSource;
        _respondTo = respondTo;
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        if (message is ISystemMessage) return true;
        if (!_respondTo.IsNobody()) _respondTo!.Tell(message, Self);
        _result?.TrySetResult(message);
        Context.Stop(Self);
        return true;
    }
}
