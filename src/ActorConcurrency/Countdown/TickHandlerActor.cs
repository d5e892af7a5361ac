using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// Runs the user's code for each number. It may crash, now or after it has awaited something: its parent, the countdown's actor, holds the count
/// and restarts it. While it awaits, this actor handles no other message; when it is stopped, the code's token is cancelled.
/// </summary>
internal sealed class TickHandlerActor(Func<int, CancellationToken, Task> onTick) : UntypedActor
{
    private readonly CancellationTokenSource _stopping = new();

    protected override void OnReceive(object message)
    {
        if (message is Handle due) RunTask(() => HandleAsync(due.Number));
        else Unhandled(message);
    }

    // Not disposed of: the code may still look at its token. Its callbacks are the user's, and run on the pool.
    protected override void PostStop() => _ = _stopping.CancelAsync();

    private async Task HandleAsync(int number)
    {
        var parent = Context.Parent;
        await onTick(number, _stopping.Token);
        parent.Tell(new Handled(number), Self);
    }

    /// <summary>From the parent: this number is due. Answer: <see cref="Handled"/>, or a crash.</summary>
    internal sealed record Handle(int Number) : INoSerializationVerificationNeeded;

    /// <summary>To the parent: the code has run to its end.</summary>
    internal sealed record Handled(int Number) : INoSerializationVerificationNeeded;
}
