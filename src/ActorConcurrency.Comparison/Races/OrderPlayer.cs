using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>A participant whose steps are begun one by one, each when the answer to the one before is there.</summary>
internal sealed class OrderPlayer(ImmutableArray<RaceStep> steps)
{
    private readonly ExecutionContext _outside = ExecutionContext.Capture()!;
    private StepInFlight? _inFlight;
    private Exception? _failure;
    private int _begun;

    /// <summary>What its steps are called.</summary>
    public IEnumerable<string> Names => steps.Select(step => step.Name);

    /// <summary>What its next step is called.</summary>
    public string Next => steps[_begun].Name;

    /// <summary>Whether it can go on.</summary>
    public bool IsReady => _failure is null && _begun < steps.Length && _inFlight is null or { IsAnswered: true };

    /// <summary>Begins its next step. What that leaves in the flow of the thread does not reach the next one.</summary>
    public void Go() => ExecutionContext.Run(_outside, _ =>
    {
        if (_inFlight is { } before) Take(before);
        if (_failure is null) _inFlight = steps[_begun++].Begin();
    }, null);

    /// <summary>Completes when the step that is on its way is over, with what a step threw.</summary>
    public async Task EndAsync()
    {
        if (_failure is not null) throw _failure;
        if (_inFlight is { } last) await last.EndAsync().ConfigureAwait(false);
        _inFlight = null;
        if (_begun < steps.Length) throw new InvalidOperationException($"{Next} was never begun.");
    }

    private void Take(StepInFlight before)
    {
        var end = before.EndAsync().AsTask();
        _inFlight = null;
        if (!end.IsCompletedSuccessfully) _failure = end.Exception?.InnerException ?? new InvalidOperationException($"The answer before {Next} is not one step.");
    }
}
