using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorConcurrency.Tests;

/// <summary>
/// A system in which handles step in one way, and the actors that a suite has started there. The suite's last spec looks back at their
/// steps: one that did not run in the way it is said to has failed.
/// </summary>
public abstract class Way(string hocon = "", Setup? setup = null) : IAsyncLifetime
{
    // Messages are serialised in virtual time otherwise, which switches gate first off.
    private readonly Lazy<ActorSystem> _inVirtualTime = new(() => Make(hocon, $"{Actors.VirtualTime}\nakka.actor.serialize-messages = off", setup));
    private readonly Lazy<ActorSystem> _system = new(() => Make(hocon, Actors.Quiet, setup));
    private readonly List<RecipeCore> _started = [];

    /// <summary>Where to start actors.</summary>
    public ActorSystem System => _system.Value;

    /// <summary>Where to start actors whose timers move when a test moves them.</summary>
    public ActorSystem SystemInVirtualTime => _inVirtualTime.Value;

    /// <summary>Whether some steps are direct, or none.</summary>
    protected virtual bool IsDirect => false;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Remembers an actor, once it runs: of one that has ended, nothing is known any more.</summary>
    /// <returns>The handle as the suite is to use it.</returns>
    public T Started<T>(T handle, IActorRef actor) where T : class
    {
        Assert.True(SpinWait.SpinUntil(() => Steps.CoreOf(actor) is not null, Limit.Hang), $"{actor} does not run.");
        lock (_started) _started.Add(Steps.CoreOf(actor)!);
        return Place(handle);
    }

    /// <summary>Fails unless the steps so far were direct where they can be, and nowhere else.</summary>
    /// <param name="isByMessagesOnly">Whether the recipe's steps are messages wherever it is.</param>
    public void Check(bool isByMessagesOnly = false)
    {
        var (direct, told) = (_started.Sum(core => core.DirectSteps), _started.Sum(core => core.ToldSteps));
        Assert.True(direct + told > 0, "There were no steps: this looks back at the other specs of its class, which have not run.");
        Assert.True(direct > 0 == (IsDirect && !isByMessagesOnly), $"{direct} steps were direct, {told} were told.");
    }

    public async Task DisposeAsync()
    {
        foreach (var system in new[] { _system, _inVirtualTime })
            if (system.IsValueCreated)
                await system.Value.Terminate();
        Leave();
    }

    /// <summary>The handle, where its callers are.</summary>
    protected virtual T Place<T>(T handle) where T : class => handle;

    /// <summary>There are no callers any more.</summary>
    protected virtual void Leave()
    {
    }

    private static ActorSystem Make(string hocon, string basis, Setup? setup)
    {
        var bootstrap = BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(hocon).WithFallback(basis));
        return ActorSystem.Create("way", setup is null ? ActorSystemSetup.Create(bootstrap) : bootstrap.And(setup));
    }

    /// <summary>As it is by default.</summary>
    public sealed class On : Way
    {
        protected override bool IsDirect => true;
    }

    /// <summary>Gate first switched off.</summary>
    public sealed class Off() : Way("actor-concurrency.gate-first = off");

    /// <summary>Akka.NET's own dispatcher and mailbox.</summary>
    public sealed class OnDefaultDispatcher() : Way("""
        actor-concurrency.dispatcher {
          type = Dispatcher
          mailbox-type = ""
        }
        """);

    /// <summary>The dispatcher of Akka.NET's TestKit, which runs an actor on the thread that tells it something.</summary>
    public sealed class OnCallingThread() : Way("""
        actor-concurrency.dispatcher {
          type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"
        }
        """);

    /// <summary>An Akka.NET that is not as the dispatcher takes it to be.</summary>
    public sealed class OnAnotherAkka() : Way(setup: Shows)
    {
        private static Setup Shows => new StartUpProbe.Fake(StartUpProbe.Expected.Select(seen => seen.Replace("scheduled", "run at once", StringComparison.Ordinal)));

        /// <summary>Another system of it.</summary>
        public static ActorSystem Start(string hocon) => Make(hocon, Actors.Quiet, Shows);
    }

    /// <summary>As it is by default, with callers inside an actor: direct steps are allowed there.</summary>
    public sealed class FromInsideAnActor() : From(new InsideAnActor());

    /// <summary>As it is by default, with callers under a synchronisation context.</summary>
    public sealed class FromUnderAContext() : From(new UnderAContext());

    /// <summary>As it is by default, with callers that are somewhere in particular.</summary>
    public abstract class From(Surroundings where) : Way
    {
        protected override bool IsDirect => true;

        protected override T Place<T>(T handle) => where.Of(handle);

        protected override void Leave() => where.Dispose();
    }
}
