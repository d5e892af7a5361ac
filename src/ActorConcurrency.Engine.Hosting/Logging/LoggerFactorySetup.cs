using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting.Logging;

/// <summary>Hands an <see cref="ILoggerFactory"/> to the <see cref="LoggerFactoryLogger"/> of an actor system.</summary>
/// <param name="loggerFactory">Creates the logger. Not disposed by the actor system.</param>
public class LoggerFactorySetup(ILoggerFactory loggerFactory) : Setup
{
    /// <summary>Creates the logger.</summary>
    public ILoggerFactory LoggerFactory { get; } = loggerFactory;
}
