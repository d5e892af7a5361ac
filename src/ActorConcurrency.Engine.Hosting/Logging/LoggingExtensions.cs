using Akka.Event;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

/// <summary>Configures how an actor system of a host logs.</summary>
public static class LoggingExtensions
{
    /// <summary>Configures the log. What is set here wins over the HOCON added before or appended later.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configurator">Configures the log.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="Akka.Configuration.ConfigurationException">The chosen formatter cannot be created.</exception>
    public static AkkaConfigurationBuilder ConfigureLoggers(
        this AkkaConfigurationBuilder builder, Action<LoggerConfigBuilder> configurator)
    {
        ArgumentNullException.ThrowIfNull(configurator);
        var loggers = new LoggerConfigBuilder(builder);
        configurator(loggers);
        loggers.Apply();
        return builder;
    }

    /// <summary>Adds the logger that writes to the console.</summary>
    /// <param name="configBuilder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LoggerConfigBuilder AddDefaultLogger(this LoggerConfigBuilder configBuilder) =>
        configBuilder.AddLogger<DefaultLogger>();

    /// <summary>Adds a logger that writes to the <see cref="ILoggerFactory"/> of the host's container.</summary>
    /// <param name="configBuilder">The builder.</param>
    /// <returns>The builder.</returns>
    public static LoggerConfigBuilder AddLoggerFactory(this LoggerConfigBuilder configBuilder) =>
        configBuilder.AddLogger<LoggerFactoryLogger>();

    /// <summary>Adds a logger that writes to a given <see cref="ILoggerFactory"/>.</summary>
    /// <param name="configBuilder">The builder.</param>
    /// <param name="loggerFactory">The factory; not disposed by the actor system.</param>
    /// <returns>The builder.</returns>
    public static LoggerConfigBuilder AddLoggerFactory(this LoggerConfigBuilder configBuilder, ILoggerFactory loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(loggerFactory);
        configBuilder.AddSetup(new LoggerFactorySetup(loggerFactory));
        return configBuilder.AddLoggerFactory();
    }
}
