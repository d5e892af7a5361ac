using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>
/// Published after log events; answered by a listener when it has handled all that was published before by the same
/// thread, or because of it.
/// </summary>
internal sealed class Drain : INoSerializationVerificationNeeded
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => _reached.Task;

    public void Answer() => _reached.TrySetResult();
}
