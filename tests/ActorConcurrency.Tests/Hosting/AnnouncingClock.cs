using System.Threading.Channels;

namespace ActorConcurrency.Tests;

/// <summary>A clock that stands still until the test moves it, and that tells which short pauses were begun.</summary>
internal sealed class AnnouncingClock : FakeTimeProvider
{
    // Longer timers are those of the recipes.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private readonly Channel<TimeSpan> _pauses = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>The next pause that has begun; each is told once.</summary>
    public async Task<TimeSpan> PauseAsync()
    {
        using var limit = new CancellationTokenSource(Limit.Hang);
        return await _pauses.Reader.ReadAsync(limit.Token);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Long) _pauses.Writer.TryWrite(dueTime);
        return timer;
    }
}
