using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;

namespace ActorConcurrency.Comparison;

/// <content>A second process, and the network to it.</content>
public sealed partial class FailureRun
{
    private const string BearsKey = "akka.remote.watch-failure-detector.acceptable-heartbeat-pause";

    private readonly Lazy<ActorSystem> _network = new(LaboratoryActors.CreateNetworked);
    private OtherProcess? _other;

    /// <summary>Where actors are started, and found, that the second process has to do with. Created on first use; listens on this machine only.</summary>
    public ActorSystem Network => _network.Value;

    internal Func<string, Task<OtherProcess>> StartsOther { get; init; } = _ => throw new NotSupportedException("This try has no second process.");

    /// <summary>Starts the second process; it does what <see cref="FailureCase.Elsewhere"/> says. One for each try.</summary>
    /// <param name="told">What it is told, the address of an actor for example.</param>
    /// <returns>What it says when it has done that.</returns>
    /// <exception cref="NotSupportedException">The case declares none.</exception>
    /// <exception cref="InvalidOperationException">It ended before it said anything; the message has its last words.</exception>
    public async Task<string> StartOtherAsync(string told)
    {
        _other = await StartsOther(told).ConfigureAwait(false);
        Progress();
        return _other.Said;
    }

    /// <summary>Kills the second process by force: nothing of it can say goodbye. That is the failure.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public void KillOther()
    {
        var other = _other ?? throw new InvalidOperationException($"There is no second process to kill: start it with {nameof(StartOtherAsync)} first.");
        Saw($"its process is killed; the others notice it after {Bears(Network.Settings.Config)} of silence (Akka's default: {Bears(AkkasOwn)}), or earlier if the connection breaks");
        FaultNow();
        other.Kill();
    }

    internal async Task EndOtherAsync()
    {
        if (_other is not null) await _other.DisposeAsync().ConfigureAwait(false);
        if (_network.IsValueCreated) await LaboratoryActors.StopAsync(_network.Value).ConfigureAwait(false);
    }

    private static Config AkkasOwn => ConfigurationFactory.FromResource("Akka.Remote.Configuration.Remote.conf", typeof(RemoteActorRefProvider).Assembly);

    private static string Bears(Config config) => Quantities.Duration(config.GetTimeSpan(BearsKey));
}
