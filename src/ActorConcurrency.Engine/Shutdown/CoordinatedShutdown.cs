using System.Collections.Immutable;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// Shuts a system down in phases (<c>akka.coordinated-shutdown</c>): each phase runs its tasks side by side, and starts when
/// those that it depends on are done; the last one stops all actors. Runs once per system: by <see cref="Run"/>, by
/// <see cref="ActorSystem.Terminate"/>, or when the process ends. Thread-safe.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    private readonly Dictionary<string, Phase> _phases;
    private readonly ILoggingAdapter _log;
    private readonly TaskCompletionSource<Done> _whenDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableDictionary<string, ImmutableList<NamedTask>> _tasks = ImmutableDictionary<string, ImmutableList<NamedTask>>.Empty;
    private Reason? _reason;

    internal CoordinatedShutdown(ExtendedActorSystem system, Dictionary<string, Phase> phases)
    {
        System = system;
        _phases = phases;
        _log = Logging.GetLogger(system, this);
        OrderedPhases = TopologicalSort(phases);
    }

    private sealed record NamedTask(string Name, Func<Task<Done>> Run);

    /// <summary>The system's coordinated shutdown.</summary>
    /// <param name="sys">The system.</param>
    public static CoordinatedShutdown Get(ActorSystem sys) => sys.WithExtension<CoordinatedShutdown, CoordinatedShutdownExtension>();

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why it shuts down; null while it does not.</summary>
    public Reason? ShutdownReason => Volatile.Read(ref _reason);

    /// <summary>How long all phases that have tasks may take together.</summary>
    public TimeSpan TotalTimeout => Volatile.Read(ref _tasks).Keys.Where(_phases.ContainsKey)
        .Aggregate(TimeSpan.Zero, (sum, phase) => sum + _phases[phase].Timeout);

    internal List<string> OrderedPhases { get; }

    /// <summary>Adds a task to a phase. Once the phase has begun it is too late.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="taskName">What the task is called in the log.</param>
    /// <param name="task">Starts the task.</param>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        if (!OrderedPhases.Contains(phase)) throw UnknownPhase(phase);
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        var added = new NamedTask(taskName, task);
        ImmutableInterlocked.AddOrUpdate(ref _tasks, phase, [added], (_, tasks) => tasks.Add(added));
    }

    /// <summary>How long a phase may take.</summary>
    /// <param name="phase">The phase.</param>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public TimeSpan Timeout(string phase) =>
        _phases.TryGetValue(phase, out var known) ? known.Timeout : throw UnknownPhase(phase);

    /// <summary>Shuts the system down; a second call waits for the first.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="fromPhase">The phase to begin with; null for the first.</param>
    /// <returns>Completes when all phases are done; fails with what stopped a phase that does not recover.</returns>
    /// <exception cref="ConfigurationException">There is no such phase.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var first = fromPhase is null ? 0 : OrderedPhases.IndexOf(fromPhase);
        if (first < 0) throw UnknownPhase(fromPhase!);
        if (Interlocked.CompareExchange(ref _reason, reason, null) is null)
        {
            _log.Debug("Starting CoordinatedShutdown from phase [{0}] because of {1}", fromPhase ?? "first", reason.GetType().Name);
            // On the pool: the caller may be an actor, and the first tasks may block.
            _ = Task.Run(() => RunFrom(first));
        }

        return _whenDone.Task;
    }

    private async Task RunFrom(int first)
    {
        try
        {
            for (var i = first; i < OrderedPhases.Count; i++) await RunPhase(OrderedPhases[i]).ConfigureAwait(false);
            _whenDone.TrySetResult(Done.Instance);
        }
        catch (Exception cause)
        {
            _whenDone.TrySetException(cause);
        }
    }

    private async Task RunPhase(string name)
    {
        if (!_phases.TryGetValue(name, out var phase)) return;
        var tasks = Volatile.Read(ref _tasks).GetValueOrDefault(name, []);
        if (!phase.Enabled)
        {
            _log.Info("Phase [{0}] disabled through configuration, skipping [{1}] tasks.", name, tasks.Count);
            return;
        }

        _log.Debug("Performing phase [{0}] with [{1}] tasks: [{2}]", name, tasks.Count, string.Join(", ", tasks.Select(task => task.Name)));
        try
        {
            await Task.WhenAll(tasks.Select(task => RunTask(name, phase, task))).WaitAsync(phase.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (phase.Recover)
        {
            _log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", name, phase.Timeout);
        }
    }

    private async Task RunTask(string phaseName, Phase phase, NamedTask task)
    {
        try
        {
            await task.Run().ConfigureAwait(false);
        }
        catch (Exception cause) when (phase.Recover)
        {
            _log.Warning(cause, "Task [{0}] failed in phase [{1}]: {2}", task.Name, phaseName, cause.Message);
        }
    }

    private ConfigurationException UnknownPhase(string phase) => new(
        $"Unknown phase [{phase}], known phases [{string.Join(",", OrderedPhases)}]. All phases (along with their optional dependencies) must be defined in configuration.");
}
