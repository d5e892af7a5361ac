using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;

namespace Akka.Hosting;

public sealed partial class AkkaConfigurationBuilder
{
    internal void AddHocon(Config hocon, HoconConfigurator combine) =>
        Configuration = Configuration.HasValue ? combine(Configuration.Value, hocon) : hocon;

    internal ActorSystem CreateSystem(IServiceProvider services)
    {
        var setups = new SystemSetups(services, Setups).With(Bootstrap());
        if (_serializers.Count > 0) setups.With(SerializerRegistration.ToSetup(_serializers));

        var system = ActorSystem.Create(_actorSystemName, setups.ToSetup());
        try
        {
            _extensions.RegisterIn(system);
            return system;
        }
        catch
        {
            // Nobody else knows the system yet, so nobody else could end it.
            _ = system.Terminate();
            throw;
        }
    }

    internal async Task StartAsync(ActorSystem system)
    {
        var registry = ActorRegistry.For(system);
        var resolver = DependencyResolver.For(system).Resolver;
        foreach (var starter in _starters) await starter(system, registry, resolver).ConfigureAwait(false);
        foreach (var task in _startupTasks) await task(system, registry).ConfigureAwait(false);
    }

    private BootstrapSetup Bootstrap()
    {
        var bootstrap = BootstrapSetup.Create();
        if (Configuration.HasValue) bootstrap = bootstrap.WithConfig(Configuration.Value);
        return ActorRefProvider.HasValue ? bootstrap.WithActorRefProvider(ActorRefProvider.Value) : bootstrap;
    }
}
