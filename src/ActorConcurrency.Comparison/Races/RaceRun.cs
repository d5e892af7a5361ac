using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>One run of a race: a fresh state, an action for each participant, and what is seen at the end. Immutable.</summary>
public sealed class RaceRun
{
    private readonly Func<ValueTask>[] _actions;
    private readonly Func<ValueTask<string>> _outcome;

    private RaceRun(Func<ValueTask>[] actions, Func<ValueTask<string>> outcome) => (_actions, _outcome) = (actions, outcome);

    internal int Participants => _actions.Length;

    internal IAsyncDisposable? State { get; private init; }

    /// <summary>The actions request by request, for each participant; null where they are not told so.</summary>
    internal ImmutableArray<ImmutableArray<RaceStep>>? Steps { get; private init; }

    /// <summary>A run whose actions block, or are over at once.</summary>
    /// <param name="outcome">Tells what is seen when all actions are over.</param>
    /// <param name="actions">One for each participant; called at the same moment, each on a thread of its own.</param>
    public static RaceRun Blocking(Func<string> outcome, params Action[] actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return new RaceRun(Array.ConvertAll(actions, Completed), () => new(outcome()));
    }

    /// <summary>A run whose actions are asynchronous.</summary>
    /// <param name="state">What is stopped after the run; <see langword="null"/> if nothing is.</param>
    /// <param name="outcome">Tells what is seen when all actions are over.</param>
    /// <param name="actions">One for each participant; called at the same moment, each on a thread of its own.</param>
    public static RaceRun Async(IAsyncDisposable? state, Func<ValueTask<string>> outcome, params Func<ValueTask>[] actions) =>
        new(actions, outcome) { State = state };

    /// <summary>A run whose actions are requests one after the other. With an actor by messages, all their orders are tried besides, if it runs on <c>actor-concurrency.dispatcher</c>.</summary>
    /// <param name="state">What is stopped after the run; <see langword="null"/> if nothing is.</param>
    /// <param name="outcome">Tells what is seen when all actions are over.</param>
    /// <param name="participants">The requests of each participant, in their order.</param>
    public static RaceRun OfSteps(IAsyncDisposable? state, Func<ValueTask<string>> outcome, params ImmutableArray<ImmutableArray<RaceStep>> participants) =>
        new([.. participants.Select(steps => (Func<ValueTask>)(() => DoAsync(steps)))], outcome) { State = state, Steps = participants };

    /// <summary>Does a participant's action; what it throws is in the task.</summary>
    internal Task Act(int participant)
    {
        try
        {
            return _actions[participant]().AsTask();
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    internal Task<string> OutcomeAsync() => _outcome().AsTask();

    /// <summary>Stops what it is about.</summary>
    internal ValueTask StopAsync() => State is { } state ? state.DisposeAsync() : default;

    private static async ValueTask DoAsync(ImmutableArray<RaceStep> steps)
    {
        foreach (var step in steps) await step.Begin().EndAsync().ConfigureAwait(false);
    }

    private static Func<ValueTask> Completed(Action action) => () =>
    {
        action();
        return default;
    };
}
