using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>Runs a program as often as its experiment says, in this process.</summary>
internal sealed class TrialSession(TrialOrder order, Func<ActorSystem> createSystem, Action<TrialEvent> notes, CancellationToken cancellation)
{
    private static readonly TimeSpan TerminationLimit = TimeSpan.FromSeconds(10);

    private readonly Lazy<ActorSystem> _system = new(createSystem);

    /// <summary>Runs it; completes after the last event, which is Ended or Failed.</summary>
    public async Task RunAsync()
    {
        var program = await TryAsync(RunAllAsync).ConfigureAwait(false);
        var actors = await TryAsync(StopActorsAsync).ConfigureAwait(false);
        notes(program ?? actors ?? new TrialEvent.Ended());
    }

    private async Task RunAllAsync()
    {
        if (order.Contender.Side == Side.Actor) _ = _system.Value;
        notes(new TrialEvent.Ready());

        var repeats = order.Experiment.Repeats;
        if (repeats > 1) await RunOnceAsync(Unseen).ConfigureAwait(false);
        for (var i = 0; i < repeats; i++)
        {
            var trial = await RunOnceAsync(i == repeats - 1 ? notes : Unseen).ConfigureAwait(false);
            notes(new TrialEvent.Measured(trial.Figures));
        }
    }

    private async Task<Trial> RunOnceAsync(Action<TrialEvent> sink)
    {
        var trial = new Trial(order.Settings, () => _system.Value, sink, cancellation);
        await order.Contender.Program(trial).ConfigureAwait(false);
        trial.Close();
        return trial;
    }

    // Only the last run is seen to print and observe; what any run breaks counts.
    private void Unseen(TrialEvent note)
    {
        if (note is TrialEvent.Violated or TrialEvent.Shown or TrialEvent.MustEnd) notes(note);
    }

    private Task StopActorsAsync() => _system.IsValueCreated ? _system.Value.Terminate().WaitAsync(TerminationLimit) : Task.CompletedTask;

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
