using Akka.Configuration;
using Xunit.Sdk;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What the specs of the test kit share: a kit with a quiet log, and expectations about expectations that fail.</summary>
public abstract class KitSpec : Akka.TestKit.Xunit2.TestKit
{
    protected static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);
    protected static readonly TimeSpan Ample = TimeSpan.FromSeconds(20);

    protected KitSpec(string config = "") : base(ConfigurationFactory.ParseString(config).WithFallback("akka.stdout-loglevel = WARNING, akka.loglevel = INFO")) { }

    /// <summary>The failure message of an expectation.</summary>
    protected static string Failure(Action expectation) => Assert.ThrowsAny<XunitException>(expectation).Message;

    /// <inheritdoc cref="Failure(Action)" />
    protected static async Task<string> FailureAsync(Func<Task> expectation) =>
        (await Assert.ThrowsAnyAsync<XunitException>(expectation)).Message;
}
