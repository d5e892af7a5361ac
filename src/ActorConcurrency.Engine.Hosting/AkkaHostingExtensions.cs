using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akka.Hosting;

/// <summary>Adds an actor system to a host, and configures it without HOCON where possible.</summary>
public static partial class AkkaHostingExtensions
{
    /// <summary>
    /// Adds an actor system, its <see cref="ActorRegistry"/>, <see cref="IRequiredActor{TActor}"/> and a hosted service that
    /// starts the actors with the host and runs <see cref="CoordinatedShutdown"/> when it stops; the end of the actor system stops the host.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="actorSystemName">The name of the actor system.</param>
    /// <param name="builder">Configures the actor system; runs when the system is first resolved.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return services.AddAkka(actorSystemName, (configuration, _) => builder(configuration));
    }

    /// <inheritdoc cref="AddAkka(IServiceCollection, string, Action{AkkaConfigurationBuilder})" />
    /// <param name="services">The services of the host.</param>
    /// <param name="actorSystemName">The name of the actor system.</param>
    /// <param name="builder">Configures the actor system with the container at hand; runs when the system is first resolved.</param>
    public static IServiceCollection AddAkka(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder) =>
        services.AddAkka<AkkaHostedService>(actorSystemName, builder);

    /// <summary>Adds an actor system that a hosted service of one's own starts and stops.</summary>
    /// <typeparam name="T">The hosted service.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="actorSystemName">The name of the actor system.</param>
    /// <param name="builder">Configures the actor system with the container at hand; runs when the system is first resolved.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddAkka<T>(
        this IServiceCollection services, string actorSystemName, Action<AkkaConfigurationBuilder, IServiceProvider> builder)
        where T : AkkaHostedService
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(actorSystemName);
        ArgumentNullException.ThrowIfNull(builder);

        services.AddSingleton(provider =>
        {
            var configuration = new AkkaConfigurationBuilder(services, actorSystemName);
            builder(configuration, provider);
            return configuration;
        });
        services.AddSingleton(provider => provider.GetRequiredService<AkkaConfigurationBuilder>().CreateSystem(provider));
        services.AddSingleton(provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        services.AddSingleton<IActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.AddSingleton<IReadOnlyActorRegistry>(provider => provider.GetRequiredService<ActorRegistry>());
        services.TryAddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
        return services.AddHostedService<T>();
    }
}
