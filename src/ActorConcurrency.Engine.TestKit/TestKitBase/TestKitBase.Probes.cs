using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Creates a probe: a test actor with a queue, a deadline and expectations of its own.</summary>
    /// <param name="name">The probe's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>Creates a probe in another system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="name">The probe's name; null for a generated one.</param>
    /// <exception cref="InvalidActorNameException">There is one of that name.</exception>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, Assertions, name);

    /// <summary>Creates a latch whose durations are dilated; it waits <c>akka.test.default-timeout</c> by default.</summary>
    /// <param name="count">How often it has to be counted down to open.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public virtual TestLatch CreateTestLatch(int count = 1) => TestLatch.Create(Dilated, _settings.DefaultTimeout, count);

    /// <summary>Creates a barrier whose durations are dilated; it waits <c>akka.test.default-timeout</c> by default.</summary>
    /// <param name="count">How many have to arrive.</param>
    public TestBarrier CreateTestBarrier(int count) => new(this, count);

    /// <summary>Stops the kit's system and waits for it.</summary>
    /// <param name="duration">How long to wait; null for 5 s, dilated, but 10 s at most.</param>
    /// <param name="verifySystemShutdown">Whether a system that does not stop in time fails the test, or is only logged.</param>
    /// <exception cref="TimeoutException">The system did not stop in time; it has been told to abort.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Stops a system and waits for it.</summary>
    /// <param name="system">The system.</param>
    /// <inheritdoc cref="Shutdown(TimeSpan?, bool)" />
    /// <param name="duration">How long to wait; null for 5 s, dilated, but 10 s at most.</param>
    /// <param name="verifySystemShutdown">Whether a system that does not stop in time fails the test, or is only logged.</param>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        var patience = duration ?? TimeSpan.FromSeconds(Math.Min(5 * _settings.TestTimeFactor, 10));
        if (system.Terminate().Wait(patience))
            return;
        var running = (ExtendedActorSystem)system;
        var problem = $"Failed to stop [{system.Name}] within [{patience}]. ActorSystem is being forcefully shut down.\n{running.PrintTree()}";
        running.Abort();
        if (verifySystemShutdown)
            throw new TimeoutException(problem);
        system.Log.Warning("{0}", problem);
    }

    /// <summary>Gives the thread back as the constructor found it.</summary>
    internal void ReleaseThread() => _implicitSender?.Remove();
}
