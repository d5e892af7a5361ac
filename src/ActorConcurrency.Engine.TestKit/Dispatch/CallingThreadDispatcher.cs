using Akka.Actor;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>
/// Runs an actor on whichever thread makes it runnable, so that a message has been processed when <c>Tell</c> returns.
/// If the actor is already running, on this thread or on another, the message is left for that run: an actor is never
/// entered twice, and nobody waits for a lock. Thread-safe.
/// </summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>The id under which the kit's configuration offers the dispatcher; pass it to <c>Props.WithDispatcher</c>.</summary>
    public new static string Id = "akka.test.calling-thread-dispatcher";

    /// <summary>Creates the dispatcher.</summary>
    /// <param name="configurator">What made it.</param>
    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
        Throughput = configurator.Config.GetInt("throughput", int.MaxValue);
    }

    /// <summary>Runs the work at once, on this thread.</summary>
    /// <param name="run">The mailbox, or any other work.</param>
    protected override void ExecuteTask(IRunnable run) => CallingThread.Run(run.Run);

    /// <summary>Does nothing: there are no threads to stop.</summary>
    protected override void Shutdown() { }
}
