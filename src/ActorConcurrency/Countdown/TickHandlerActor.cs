using Akka.Actor;

namespace ActorConcurrency;

/// <summary>Runs the user's code for each number. It may crash: its parent, the countdown's actor, holds the count and restarts it.</summary>
internal sealed class TickHandlerActor(Action<int> onTick) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is not Handle due)
        {
            Unhandled(message);
            return;
        }

        onTick(due.Number);
        Context.Parent.Tell(new Handled(due.Number), Self);
    }

    /// <summary>From the parent: this number is due. Answer: <see cref="Handled"/>, or a crash.</summary>
    internal sealed record Handle(int Number) : INoSerializationVerificationNeeded;

    /// <summary>To the parent: the code has run to its end.</summary>
    internal sealed record Handled(int Number) : INoSerializationVerificationNeeded;
}
