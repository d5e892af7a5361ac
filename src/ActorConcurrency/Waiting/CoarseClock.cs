using Akka.Actor;

namespace ActorConcurrency;

/// <summary>
/// A coarse clock that costs no more than to read memory, for steps that are over before any other clock has been read. Akka.NET's scheduler sets
/// it: its thread wakes every 10 ms anyway. Thread-safe.
/// </summary>
/// <remarks>Some 10 ms behind, never ahead; more, if the process is held up.</remarks>
internal sealed class CoarseClock
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);
    private long _tick = Environment.TickCount64;

    /// <param name="scheduler">Akka.NET's own, which runs by the process's clock.</param>
    public CoarseClock(IScheduler scheduler)
    {
        try
        {
            scheduler.Advanced.ScheduleRepeatedly(Beat, Beat, () => Volatile.Write(ref _tick, Environment.TickCount64));
        }
        catch (SchedulerException)
        {
            // The actor system has ended, and with it whatever this is for.
        }
    }

    /// <summary>What <see cref="Environment.TickCount64"/> was, not long ago.</summary>
    public long Tick => Volatile.Read(ref _tick);
}
