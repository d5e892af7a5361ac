using Akka.Actor;
using Akka.Configuration;
using Akka.Remote;

namespace ActorConcurrency.Comparison;

/// <content>A second process, and the network to it.</content>
public sealed partial class FailureRun
{
    private const string BearsKey = "akka.remote.watch-failure-detector.acceptable-heartbeat-pause";

    private readonly Lazy<ActorSystem> _network = new(LaboratoryActors.CreateNetworked);
    private readonly List<Task<OtherProcess>> _others = [];
    private bool _startsNoMore;

    /// <summary>Where actors are started, and found, that the second process has to do with. Created on first use; listens on this machine only.</summary>
    public ActorSystem Network => _network.Value;

    internal Func<string, Task<OtherProcess>> StartsOther { get; init; } = _ => throw new NotSupportedException("This try has no second process.");

    /// <summary>Starts the second process; it does what <see cref="FailureCase.Elsewhere"/> says. Once more, when it was killed: then it begins anew.</summary>
    /// <param name="told">What it is told, the address of an actor for example.</param>
    /// <returns>What it says when it has done that.</returns>
    /// <exception cref="NotSupportedException">The case declares none.</exception>
    /// <exception cref="InvalidOperationException">It ended before it said anything; the message has its last words.</exception>
    /// <exception cref="OperationCanceledException">The try has ended.</exception>
    public async Task<string> StartOtherAsync(string told)
    {
        var other = await BeginOther(told).ConfigureAwait(false);
        Progress();
        return other.Said;
    }

    /// <summary>Kills the second process by force: nothing of it can say goodbye. That is the failure.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public void KillOther()
    {
        var other = StartedOther ?? throw new InvalidOperationException($"There is no second process to kill: start it with {nameof(StartOtherAsync)} first.");
        Saw(_network.IsValueCreated
            ? $"its process is killed; the others notice it after {Bears(Network.Settings.Config)} of silence (Akka's default: {Bears(AkkasOwn)}), or earlier if the connection breaks"
            : "its process is killed");
        FaultNow();
        other.Kill();
    }

    internal async Task EndOtherAsync()
    {
        Task<OtherProcess>[] others;
        lock (_gate) (_startsNoMore, others) = (true, [.. _others]);
        foreach (var other in others) await EndAsync(other).ConfigureAwait(false);
        if (_network.IsValueCreated) await LaboratoryActors.StopAsync(_network.Value).ConfigureAwait(false);
    }

    private OtherProcess? StartedOther
    {
        get { lock (_gate) return _others is [.., { IsCompletedSuccessfully: true } last] ? last.Result : null; }
    }

    // One that is about to start is known before it is there: a try that ends meanwhile ends it too.
    private Task<OtherProcess> BeginOther(string told)
    {
        lock (_gate)
        {
            if (_startsNoMore) throw new OperationCanceledException("The try has ended.");
            var starting = StartsOther(told);
            _others.Add(starting);
            return starting;
        }
    }

    // What did not come to be there has ended already.
    private static async Task EndAsync(Task<OtherProcess> starting)
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully) await starting.Result.DisposeAsync().ConfigureAwait(false);
    }

    private static Config AkkasOwn => ConfigurationFactory.FromResource("Akka.Remote.Configuration.Remote.conf", typeof(RemoteActorRefProvider).Assembly);

    private static string Bears(Config config) => Quantities.Duration(config.GetTimeSpan(BearsKey));
}
