namespace ActorConcurrency.Tests;

/// <summary>A call to a handle in a <see cref="ModelWorld"/>: takes its result some time after it has come, and gives back what it got, if that can be given back, a step later.</summary>
internal sealed class ModelCaller
{
    private readonly Func<bool> _isDecided;
    private readonly Func<object?> _result;
    private readonly string _success;
    private IDisposable? _held;

    private ModelCaller(Func<bool> isDecided, Func<object?> result, string success) => (_isDecided, _result, _success) = (isDecided, result, success);

    /// <summary>How the call ended, once its result was taken.</summary>
    public string? Outcome { get; private set; }

    public bool IsDone => Outcome is not null && _held is null;

    public bool CanMove => _held is not null || (Outcome is null && _isDecided());

    /// <summary>Observes a call whose result is null if the time ran out.</summary>
    /// <param name="call">The call.</param>
    /// <param name="success">The outcome if it gave something.</param>
    public static ModelCaller Of<T>(ValueTask<T> call, string success) =>
        new(() => call.IsCompleted, () => call.GetAwaiter().GetResult(), success);

    public void Move()
    {
        if (Outcome is null)
        {
            Take();
            return;
        }

        _held?.Dispose();
        _held = null;
    }

    public override string ToString() => $"{Outcome ?? (_isDecided() ? "decided" : "waiting")} {_held is not null}";

    private void Take()
    {
        try
        {
            var result = _result();
            _held = result as IDisposable;
            Outcome = result is null ? "late" : _success;
        }
        catch (OperationCanceledException)
        {
            Outcome = "cancelled";
        }
        catch (StoppedException)
        {
            Outcome = "stopped";
        }
    }
}
