using System.Diagnostics;

namespace Akka.Dispatch;

/// <summary>A run's budget: so many messages, and so much time if a limit is set.</summary>
internal struct Turn
{
    private readonly long _limit;
    private long _deadline;
    private int _left;

    /// <summary>The budget of a worker's turn.</summary>
    public Turn(MessageDispatcher dispatcher)
    {
        _left = Math.Max(1, dispatcher.Throughput);
        if (dispatcher.ThroughputDeadlineTime is not ({ } ticks and > 0)) return;
        _limit = TimestampsOf(ticks);
        _deadline = Stopwatch.GetTimestamp() + _limit;
    }

    private Turn(int messages, long limit) => (_left, _limit) = (messages, limit);

    /// <summary>Whether it is worth asking <see cref="IsOver"/>, which may have to look at the clock.</summary>
    public readonly bool MayBeOver => _left <= 0 || _limit > 0;

    /// <summary>Whether others are to get a turn. Asked before each message that is taken from the mailbox.</summary>
    public bool IsOver => _left <= 0 || (_limit > 0 && TimeIsUp());

    /// <summary>A budget whose clock starts after the first message, so that a turn of one message reads no clock.</summary>
    public static Turn OfSender(int messages, TimeSpan limit) => new(messages, TimestampsOf(limit.Ticks));

    public void Count() => _left--;

    private bool TimeIsUp()
    {
        var now = Stopwatch.GetTimestamp();
        if (_deadline == 0) _deadline = now + _limit;
        return now >= _deadline;
    }

    private static long TimestampsOf(long ticks) => Math.Max(1, (long)(ticks * ((double)Stopwatch.Frequency / TimeSpan.TicksPerSecond)));
}
