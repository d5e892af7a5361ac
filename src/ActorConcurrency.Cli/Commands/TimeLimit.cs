using System.Globalization;

namespace ActorConcurrency.Cli;

/// <summary>When a comparison ends before all has run: when its time is up, or when the user says so.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _user;
    private readonly TimeSpan? _limit;

    public TimeLimit(TimeSpan? limit, CancellationToken user)
    {
        (_limit, _user) = (limit, user);
        _either = CancellationTokenSource.CreateLinkedTokenSource(user);
        if (limit is { } time) _either.CancelAfter(time);
    }

    /// <summary>Cancelled when it is time to end.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Why.</summary>
    public string Reason => _user.IsCancellationRequested
        ? "the comparison was interrupted"
        : string.Create(CultureInfo.InvariantCulture, $"the time limit of {_limit?.TotalSeconds:0.#} s was reached");

    public void Dispose() => _either.Dispose();
}
