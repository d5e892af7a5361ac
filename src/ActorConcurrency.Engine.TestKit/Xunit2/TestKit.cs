using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2;

/// <summary>
/// The kit for xunit: derive the test class from it. xunit makes an instance for each test, so each has a system of its own,
/// which is stopped when the instance is disposed of.
/// </summary>
public class TestKit : TestKitBase, IDisposable
{
    private static int _loggers;

    private int _disposed;

    /// <summary>What the test writes to; null if none was given.</summary>
    protected readonly ITestOutputHelper? Output;

    /// <summary>Creates a kit for a running system, or for a new one.</summary>
    /// <param name="system">The system, which will be stopped with the kit; null for a new one.</param>
    /// <param name="output">Where the system's log goes, too; null for nowhere.</param>
    public TestKit(ActorSystem? system = null, ITestOutputHelper? output = null) : base(Assertions, system)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Creates a kit with a new system.</summary>
    /// <param name="config">The system's setup.</param>
    /// <param name="actorSystemName">The system's name; null for <c>test</c>.</param>
    /// <param name="output">Where the system's log goes, too; null for nowhere.</param>
    public TestKit(ActorSystemSetup config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Creates a kit with a new system.</summary>
    /// <param name="config">The system's configuration; the kit's is put beneath it.</param>
    /// <param name="actorSystemName">The system's name; null for <c>test</c>.</param>
    /// <param name="output">Where the system's log goes, too; null for nowhere.</param>
    public TestKit(Config config, string? actorSystemName = null, ITestOutputHelper? output = null)
        : base(Assertions, config, actorSystemName)
    {
        Output = output;
        InitializeLogger(Sys);
    }

    /// <summary>Creates a kit with a new system.</summary>
    /// <param name="config">The system's configuration, as HOCON; the kit's is put beneath it.</param>
    /// <param name="output">Where the system's log goes, too; null for nowhere.</param>
    public TestKit(string config, ITestOutputHelper? output = null) : this(ConfigurationFactory.ParseString(config), null, output) { }

    /// <inheritdoc cref="TestKitBase.DefaultConfig" />
    public new static Config DefaultConfig => TestKitBase.DefaultConfig;

    /// <inheritdoc cref="TestKitBase.FullDebugConfig" />
    public new static Config FullDebugConfig => TestKitBase.FullDebugConfig;

    /// <summary>xunit's assertions.</summary>
    protected new static XunitAssertions Assertions { get; } = new();

    /// <summary>Called after each test, before the system is stopped. Does nothing.</summary>
    protected virtual void AfterAll() { }

    /// <summary>Lets a system's log events go to the test's output, too, if there is one.</summary>
    /// <param name="system">The system.</param>
    protected void InitializeLogger(ActorSystem system)
    {
        if (Output is not null)
            StartLogger(system, Output);
    }

    /// <summary>Lets a system's log events go to the test's output, too, if there is one.</summary>
    /// <param name="system">The system.</param>
    /// <param name="prefix">Written before each event.</param>
    protected void InitializeLogger(ActorSystem system, string prefix)
    {
        if (Output is not null)
            StartLogger(system, new PrefixedOutput(Output, prefix));
    }

    /// <summary>Ends the test: <see cref="AfterAll"/>, then the system is stopped and waited for.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the test, the first time.</summary>
    /// <param name="disposing">True; there is no finaliser.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        try
        {
            AfterAll();
        }
        finally
        {
            Shutdown();
            ReleaseThread();
        }
    }

    // On the calling thread, so that an event is in the output before the code that logged it goes on.
    private static void StartLogger(ActorSystem system, ITestOutputHelper output)
    {
        var logger = ((ExtendedActorSystem)system).SystemActorOf(
            Props.Create(() => new TestOutputLogger(output)).WithDispatcher(CallingThreadDispatcher.Id),
            $"log-test-{Interlocked.Increment(ref _loggers)}");
        logger.Tell(new InitializeLogger(system.EventStream), ActorRefs.NoSender);
    }
}
