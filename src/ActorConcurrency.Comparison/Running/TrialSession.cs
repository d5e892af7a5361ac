using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Runs a program as often as its experiment says, in this process.</summary>
internal sealed class TrialSession(TrialOrder order, Func<ActorSystem> createSystem, Action<TrialEvent> notes, CancellationToken cancellation)
{
    private readonly Lazy<ActorSystem> _system = new(createSystem);
    private volatile bool _broken;

    /// <summary>Runs it; completes after the last event, which is Ended or Failed.</summary>
    public async Task RunAsync()
    {
        var program = await TryAsync(RunAllAsync).ConfigureAwait(false);
        var actors = await TryAsync(StopActorsAsync).ConfigureAwait(false);
        notes(program ?? actors ?? new TrialEvent.Ended());
    }

    private async Task RunAllAsync()
    {
        if (order.Contender.Side is Side.Actor or Side.Direct) _ = _system.Value;
        notes(new TrialEvent.Ready());

        var seen = await RunOnceAsync(Seen).ConfigureAwait(false);
        if (order.Experiment.Repeats == 1)
            notes(new TrialEvent.Measured(seen.Figures));
        else
        {
            // What had to end has ended: the time that it was given is none for the repetitions.
            notes(new TrialEvent.Ready());
            await RepeatAsync().ConfigureAwait(false);
        }
    }

    // What the first run has broken is not measured: no figure would be given.
    private async Task RepeatAsync()
    {
        for (var i = 0; i < order.Experiment.Repeats && !_broken; i++)
        {
            var trial = await RunOnceAsync(Unseen).ConfigureAwait(false);
            notes(new TrialEvent.Measured(trial.Figures));
        }
    }

    private async Task<Trial> RunOnceAsync(Action<TrialEvent> sink)
    {
        var trial = new Trial(order.Settings, () => _system.Value, sink, cancellation) { GateFirst = order.Contender.Side == Side.Direct };
        await order.Contender.Program(trial).ConfigureAwait(false);
        trial.Close();
        return trial;
    }

    private void Seen(TrialEvent note)
    {
        if (note is TrialEvent.Violated or TrialEvent.Shown) _broken = true;
        notes(note);
    }

    // A repetition prints and observes nothing; what it breaks counts.
    private void Unseen(TrialEvent note)
    {
        if (note is TrialEvent.Violated or TrialEvent.Shown or TrialEvent.MustEnd) Seen(note);
    }

    private Task StopActorsAsync() => _system.IsValueCreated ? _system.Value.Terminate() : Task.CompletedTask;

    private static async Task<TrialEvent?> TryAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return new TrialEvent.Failed(Describe(exception));
        }
    }

    private static string Describe(Exception exception)
    {
        var cause = exception is AggregateException { InnerExceptions: [var only, ..] } ? only : exception;
        return $"{cause.GetType().Name}: {cause.Message}";
    }
}
