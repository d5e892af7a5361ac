namespace ActorConcurrency.Comparison;

/// <summary>
/// One request of a participant: what an actor gets as one message. Of such steps all orders can be tried. Immutable.
/// </summary>
/// <remarks>A step that another step of the same participant follows gives the task of what it asks, and no task of its own around it: then it is
/// seen at once that the answer is there.</remarks>
public sealed class RaceStep
{
    private readonly Func<StepInFlight> _begin;
    private readonly Func<Exception, bool> _isNoFailure;

    private RaceStep(string name, Func<StepInFlight> begin, Func<Exception, bool> isNoFailure) => (Name, _begin, _isNoFailure) = (name, begin, isNoFailure);

    /// <summary>What is asked, in a word, for example <c>release</c>.</summary>
    public string Name { get; }

    /// <summary>A step.</summary>
    /// <param name="name">What is asked, in a word.</param>
    /// <param name="request">Asks it.</param>
    public static RaceStep Of(string name, Func<ValueTask> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Of(name, () => new StepInFlight(request()));
    }

    /// <summary>A step with a result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">What is asked, in a word.</param>
    /// <param name="request">Asks it.</param>
    /// <param name="then">Gets the result.</param>
    public static RaceStep Of<T>(string name, Func<ValueTask<T>> request, Action<T> then)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(then);
        return Of(name, () => StepInFlight.Of(request(), then));
    }

    /// <summary>A step that is over when the call is.</summary>
    /// <param name="name">What is done, in a word.</param>
    /// <param name="act">Does it.</param>
    public static RaceStep Of(string name, Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return Of(name, () =>
        {
            act();
            return new StepInFlight(ValueTask.CompletedTask);
        });
    }

    /// <summary>The same, which may also end with this exception: an answer like another.</summary>
    /// <typeparam name="TException">The type of the exception.</typeparam>
    public RaceStep OrRefused<TException>() where TException : Exception => new(Name, _begin, failure => failure is TException || _isNoFailure(failure));

    /// <summary>Asks; what that throws is in the task.</summary>
    internal StepInFlight Begin()
    {
        try
        {
            return _begin() with { IsNoFailure = _isNoFailure };
        }
        catch (Exception failure)
        {
            return new StepInFlight(ValueTask.FromException(failure)) { IsNoFailure = _isNoFailure };
        }
    }

    private static RaceStep Of(string name, Func<StepInFlight> begin)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new RaceStep(name, begin, _ => false);
    }
}

/// <summary>A step that is on its way. Its end is awaited once.</summary>
internal sealed record StepInFlight
{
    private readonly Func<bool> _isAnswered;
    private readonly Func<ValueTask> _answer;

    public StepInFlight(ValueTask answer) : this(() => answer.IsCompleted, () => answer) { }

    private StepInFlight(Func<bool> isAnswered, Func<ValueTask> answer) => (_isAnswered, _answer) = (isAnswered, answer);

    public Func<Exception, bool> IsNoFailure { get; init; } = _ => false;

    /// <summary>Whether the answer is there.</summary>
    public bool IsAnswered => _isAnswered();

    public static StepInFlight Of<T>(ValueTask<T> answer, Action<T> then) => new(() => answer.IsCompleted, async () => then(await answer.ConfigureAwait(false)));

    /// <summary>Completes when the step is over: at once if the answer is there.</summary>
    public async ValueTask EndAsync()
    {
        try
        {
            await _answer().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsNoFailure(failure)) { }
    }
}
