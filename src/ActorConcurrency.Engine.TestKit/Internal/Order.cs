using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>
/// Something the kit tells its own test actor to do, and waits for. On the calling thread's dispatcher it is done when
/// <c>Tell</c> returns, unless another thread is just running the test actor.
/// </summary>
internal sealed class Order(object content) : INoSerializationVerificationNeeded
{
    private readonly TaskCompletionSource<object?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One of the messages of <see cref="TestActor"/>.</summary>
    public object Content => content;

    public Task<object?> Outcome => _outcome.Task;

    public void Done(object? result) => _outcome.TrySetResult(result);

    public void Failed(Exception cause) => _outcome.TrySetException(cause);
}
