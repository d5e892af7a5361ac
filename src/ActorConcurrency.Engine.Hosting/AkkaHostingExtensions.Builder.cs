using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting;

public static partial class AkkaHostingExtensions
{
    /// <summary>Adds HOCON.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="hocon">The HOCON.</param>
    /// <param name="addMode">How it relates to the HOCON added before.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="addMode"/> is none of the modes.</exception>
    public static AkkaConfigurationBuilder AddHocon(this AkkaConfigurationBuilder builder, Config hocon, HoconAddMode addMode)
    {
        ArgumentNullException.ThrowIfNull(hocon);
        builder.AddHocon(hocon, addMode.ToConfigurator());
        return builder;
    }

    /// <summary>Adds an <see cref="IConfiguration"/> as HOCON.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The configuration; a section keeps its key, so that section <c>akka</c> becomes <c>akka { … }</c>.</param>
    /// <param name="addMode">How it relates to the HOCON added before.</param>
    /// <param name="normalizeKeys"><c>true</c> (default) makes keys lower case; <c>false</c> keeps their case.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="addMode"/> is none of the modes.</exception>
    public static AkkaConfigurationBuilder AddHocon(
        this AkkaConfigurationBuilder builder, IConfiguration configuration, HoconAddMode addMode, bool normalizeKeys = true) =>
        builder.AddHocon(configuration.ToHocon(normalizeKeys), addMode);

    /// <summary>Adds the HOCON of a file.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="hoconFilePath">The file, relative to the current directory.</param>
    /// <param name="addMode">How it relates to the HOCON added before.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static AkkaConfigurationBuilder AddHoconFile(
        this AkkaConfigurationBuilder builder, string hoconFilePath, HoconAddMode addMode) =>
        builder.AddHocon(ConfigurationFactory.ParseString(File.ReadAllText(hoconFilePath)), addMode);

    /// <summary>Adds a setup that the actor system is created with; of two of the same type the later one counts.</summary>
    /// <remarks>
    /// A <see cref="BootstrapSetup"/> is taken apart: its HOCON is prepended, its provider selected. A
    /// <see cref="DependencyResolverSetup"/> is ignored: the actor system always resolves from the host's container.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="setup">The setup.</param>
    /// <returns>The builder.</returns>
    public static AkkaConfigurationBuilder AddSetup(this AkkaConfigurationBuilder builder, Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        switch (setup)
        {
            case BootstrapSetup bootstrap:
                if (bootstrap.Config.HasValue) builder.AddHocon(bootstrap.Config.Value, HoconAddMode.Prepend);
                if (bootstrap.ActorRefProvider.HasValue) builder.WithActorRefProvider(bootstrap.ActorRefProvider.Value);
                break;
            case DependencyResolverSetup:
                break;
            default:
                builder.Setups.Add(setup);
                break;
        }

        return builder;
    }

    /// <summary>Selects the actor reference provider; of several the last one counts. The default is the local one.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="providerSelection">The provider.</param>
    /// <returns>The builder.</returns>
    public static AkkaConfigurationBuilder WithActorRefProvider(
        this AkkaConfigurationBuilder builder, ProviderSelection providerSelection)
    {
        builder.ActorRefProvider = providerSelection;
        return builder;
    }

    /// <summary>Sets how long an <c>Ask</c> without a timeout of its own waits.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="timeout">The time; zero or less means without end.</param>
    /// <returns>The builder.</returns>
    public static AkkaConfigurationBuilder WithActorAskTimeout(this AkkaConfigurationBuilder builder, TimeSpan timeout) =>
        builder.AddHocon(
            $"akka.actor.ask-timeout = {timeout.ToHocon(allowInfinite: true, zeroIsInfinite: true)}", HoconAddMode.Prepend);

    /// <inheritdoc cref="AkkaConfigurationBuilder.StartActors(ActorStarter)" />
    /// <param name="builder">The builder.</param>
    /// <param name="actorStarter">Creates and registers the actors.</param>
    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarter actorStarter) =>
        builder.StartActors(actorStarter);

    /// <inheritdoc cref="AkkaConfigurationBuilder.StartActors(ActorStarter)" />
    /// <param name="builder">The builder.</param>
    /// <param name="actorStarter">Creates and registers the actors.</param>
    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarterWithResolver actorStarter) =>
        builder.StartActors(actorStarter);

    /// <inheritdoc cref="AkkaConfigurationBuilder.StartActors(ActorStarter)" />
    /// <param name="builder">The builder.</param>
    /// <param name="actorStarter">Creates and registers the actors.</param>
    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry> actorStarter) =>
        builder.StartActors(actorStarter);

    /// <inheritdoc cref="AkkaConfigurationBuilder.StartActors(ActorStarter)" />
    /// <param name="builder">The builder.</param>
    /// <param name="actorStarter">Creates and registers the actors.</param>
    public static AkkaConfigurationBuilder WithActors(
        this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry, IDependencyResolver> actorStarter) =>
        builder.StartActors(actorStarter);
}
