namespace ActorConcurrency.Tests;

/// <summary>One of those who use a handle at the same time: does its moves one after the other and writes down what it saw.</summary>
internal sealed class Participant(Trial trial, int number)
{
    private readonly Random _random = new(trial.Seed + number);
    private volatile Waiting? _waiting;

    public int Number => number;

    public List<Operation> Log { get; } = [];

    /// <summary>What it waits for, or has asked and not heard of yet.</summary>
    public Waiting? Now => _waiting;

    public async Task PlayAsync(IEnumerable<Move> moves)
    {
        foreach (var move in moves)
        {
            // Who comes first is the machine's choice; this makes it a wider one.
            Thread.SpinWait(_random.Next(60));
            if (_random.Next(8) == 0) await Task.Yield();
            await move.DoAsync(this);
        }

        trial.Stillness.Rest();
    }

    /// <summary>Cancels the token of what it waits for, if there is one.</summary>
    public void Interrupt() => _waiting?.Cancellation?.Cancel();

    /// <summary>Does something that is not answered.</summary>
    /// <param name="request">What the model is asked.</param>
    /// <param name="handle">By which handle.</param>
    /// <param name="outlivesHandle">Whether a handle that was closed does it too.</param>
    /// <param name="act">Does it.</param>
    public void Tell(object request, int handle, bool outlivesHandle, Action act)
    {
        var operation = Begin(new Asking(request, Manner.None) { Handle = handle });
        act();
        // Told before anybody thought of an end, it is in the mailbox ahead of it.
        var isCertain = !trial.IsDying && (outlivesHandle || !trial.IsLeaving);
        End(operation, isCertain ? new Outcome.Answered("done") : new Outcome.Unknown("it may have been too late"));
    }

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="asking">What.</param>
    /// <param name="call">Makes the call; null: the time ran out.</param>
    public async Task AskAsync(Asking asking, Func<Operation, CancellationToken, ValueTask<Answer?>> call)
    {
        var operation = Begin(asking);
        var cancellation = asking.Manner.Token == CancelBy.Nobody ? null : new CancellationTokenSource();
        if (asking.Manner.Token == CancelBy.Itself) cancellation!.Cancel();
        _waiting = new Waiting(asking, cancellation);
        trial.Stillness.Rest();
        Outcome outcome;
        try
        {
            outcome = Meaning(await call(operation, cancellation?.Token ?? CancellationToken.None), asking);
        }
        catch (Exception failure)
        {
            outcome = Meaning(failure, asking);
        }

        trial.Stillness.Move();
        _waiting = null;
        End(operation, outcome);
    }

    private Operation Begin(Asking asking)
    {
        var operation = new Operation(trial.NextId(), number, asking.Request) { Handle = asking.Handle, Manner = asking.Manner.ToString() };
        Log.Add(operation);
        operation.Called = trial.NextMoment();
        return operation;
    }

    private void End(Operation operation, Outcome outcome)
    {
        operation.Returned = trial.NextMoment();
        operation.Outcome = outcome;
    }

    private Outcome Meaning(Answer? answer, Asking asking)
    {
        if (asking.Manner.Token == CancelBy.Itself) trial.Complain($"{asking.Request} was answered although its token was cancelled before.");
        if (answer is { } given) return new Outcome.Answered(given.Text, given.Token) { MayBeNewer = given.MayBeNewer };
        return asking.Manner.Waits ? new Outcome.Ended("the time ran out") : new Outcome.Answered("not now");
    }

    private Outcome Meaning(Exception failure, Asking asking)
    {
        if (trial.Meaning(failure) is { } text) return new Outcome.Answered(text);
        switch (failure)
        {
            case OperationCanceledException when asking.Manner.Token == CancelBy.Itself:
                return new Outcome.Nothing("cancelled before");
            case OperationCanceledException when _waiting!.Cancellation is { IsCancellationRequested: true }:
                return asking.IsWait ? new Outcome.Ended("cancelled") : new Outcome.Unknown("cancelled");
            case StoppedException when trial.HasEnds:
                return asking.IsWait ? new Outcome.Ended("stopped") : new Outcome.Nothing("stopped");
            case OutcomeUnknownException when trial.IsDying:
                return new Outcome.Unknown("the actor died");
            default:
                trial.Complain($"{asking.Request} ended without a reason, with {failure}");
                return new Outcome.Unknown(failure.GetType().Name);
        }
    }

    /// <summary>An operation that has not returned.</summary>
    internal sealed record Waiting(Asking Asking, CancellationTokenSource? Cancellation);
}
