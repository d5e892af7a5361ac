using System.Threading.Channels;

namespace ActorConcurrency.Tests;

/// <summary>Stands in for <see cref="Thread.Sleep(TimeSpan)"/>: the thread sleeps until the test wakes it.</summary>
public sealed class ManualSleeper : IDisposable
{
    private readonly Channel<TimeSpan> _asleep = Channel.CreateUnbounded<TimeSpan>();
    private readonly SemaphoreSlim _wake = new(0);
    private volatile bool _sleepless;

    /// <summary>Blocks the calling thread until it is woken.</summary>
    public void Sleep(TimeSpan span)
    {
        _asleep.Writer.TryWrite(span);
        if (!_sleepless) Assert.True(_wake.Wait(Limit.Hang), "The test never woke the sleeper.");
    }

    /// <summary>Completes once a thread has fallen asleep, with the span it asked for; each sleep is reported once.</summary>
    public async Task<TimeSpan> Asleep()
    {
        using var limit = new CancellationTokenSource(Limit.Hang);
        return await _asleep.Reader.ReadAsync(limit.Token);
    }

    /// <summary>Ends the current sleep, or the next one.</summary>
    public void Wake() => _wake.Release();

    /// <summary>Ends the current sleep and makes all later ones take no time.</summary>
    public void Dispose()
    {
        _sleepless = true;
        Wake();
    }
}
