using Akka.Actor;
using Akka.Configuration;

namespace ActorConcurrency.Comparison;

/// <summary>The actor system of a trial. Thread-safe.</summary>
internal static class LaboratoryActors
{
    /// <summary>The laboratory's configuration, <c>comparison.conf</c>: quiet, and the same for every run.</summary>
    public static Config Configuration { get; } = ConfigurationFactory.ParseString(ReadResource("ActorConcurrency.comparison.conf"));

    /// <summary>Creates a system with <see cref="Configuration"/>.</summary>
    /// <param name="overrides">Settings that win over it.</param>
    /// <returns>The system; stop it with <see cref="StopAsync"/>.</returns>
    public static ActorSystem CreateSystem(Config? overrides = null) =>
        ActorSystem.Create("laboratory", overrides is null ? Configuration : overrides.WithFallback(Configuration));

    /// <summary>Creates a system that one in another process of this machine can reach, with <c>comparison-network.conf</c>.</summary>
    /// <returns>The system; terminate it.</returns>
    internal static ActorSystem CreateNetworked() => CreateSystem(ConfigurationFactory.ParseString(ReadResource("ActorConcurrency.comparison-network.conf")));

    /// <summary>Ends a system. One with an actor that is stuck is left behind: it would keep whoever waits for ever.</summary>
    /// <param name="system">The system.</param>
    public static Task StopAsync(ActorSystem system) => Task.WhenAny(system.Terminate(), Task.Delay(Patience.Default, CancellationToken.None));

    private static string ReadResource(string name)
    {
        using var stream = typeof(LaboratoryActors).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
