using Akka.Actor.Setup;
using Akka.DependencyInjection;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>
/// Everything an actor system of a host is created with, one setup per type: the container first, then the user's, later ones winning.
/// </summary>
internal sealed class SystemSetups
{
    private readonly Dictionary<Type, Setup> _setups = [];

    public SystemSetups(IServiceProvider services, IEnumerable<Setup> added)
    {
        With(DependencyResolverSetup.Create(services));
        if (services.GetService<ILoggerFactory>() is { } loggers) With(new LoggerFactorySetup(loggers));
        foreach (var setup in added) With(setup);
    }

    public SystemSetups With(Setup setup)
    {
        _setups[setup.GetType()] = setup;
        return this;
    }

    public ActorSystemSetup ToSetup() => ActorSystemSetup.Create([.. _setups.Values]);
}
