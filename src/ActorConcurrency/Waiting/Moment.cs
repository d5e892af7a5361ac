namespace ActorConcurrency;

/// <summary>
/// When a command is carried out, from any fixed moment on. The clock is looked at by whoever needs to know, and then only: a look costs
/// more than most commands. Two looks in one step may differ by the step.
/// </summary>
internal readonly struct Moment
{
    private readonly TimeProvider? _clock;
    private readonly long _ticks;

    /// <param name="clock">The clock.</param>
    /// <param name="start">The fixed moment, in the clock's ticks.</param>
    public Moment(TimeProvider clock, long start) => (_clock, _ticks) = (clock, start);

    private Moment(TimeSpan time) => _ticks = time.Ticks;

    public TimeSpan Time => _clock?.GetElapsedTime(_ticks) ?? new TimeSpan(_ticks);

    public static implicit operator Moment(TimeSpan time) => new(time);
}
