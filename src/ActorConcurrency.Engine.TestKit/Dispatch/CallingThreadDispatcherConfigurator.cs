using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>Makes the <see cref="CallingThreadDispatcher"/> of a configuration block. Thread-safe.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly CallingThreadDispatcher _dispatcher;

    /// <summary>Creates the configurator and its one dispatcher.</summary>
    /// <param name="config">The dispatcher's block; <c>throughput</c> is read from it.</param>
    /// <param name="prerequisites">The parts of the system that a dispatcher needs.</param>
    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites)
    {
        _dispatcher = new CallingThreadDispatcher(this);
    }

    /// <summary>The dispatcher, always the same.</summary>
    public override MessageDispatcher Dispatcher() => _dispatcher;
}
