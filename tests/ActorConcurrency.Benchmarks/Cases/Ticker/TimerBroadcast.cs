using System.Threading.Channels;

namespace ActorConcurrency.Benchmarks;

/// <summary>The way without actors: a <see cref="PeriodicTimer"/> with a loop, and a channel for each subscriber, so that none waits for another.</summary>
internal sealed class TimerBroadcast : BroadcastContender
{
    private readonly Channel<Tick>[] _subscribers;

    public TimerBroadcast()
    {
        var options = new UnboundedChannelOptions { SingleReader = true, SingleWriter = true };
        _subscribers = [.. Enumerable.Range(0, BroadcastCase.Subscribers).Select(_ => Channel.CreateUnbounded<Tick>(options))];
        foreach (var subscriber in _subscribers) _ = ReadAsync(subscriber.Reader);
    }

    protected override Task HoldTickAsync()
    {
        var held = Gate.CloseAsync();
        _ = TickAsync();
        return held;
    }

    private async Task TickAsync()
    {
        using var timer = new PeriodicTimer(Period);
        await timer.WaitForNextTickAsync();
        Gate.Pass();
        var tick = new Tick(1, TimeSpan.Zero);
        foreach (var subscriber in _subscribers) subscriber.Writer.TryWrite(tick);
    }

    private async Task ReadAsync(ChannelReader<Tick> reader)
    {
        while (await reader.WaitToReadAsync())
            while (reader.TryRead(out _))
                Handled();
    }
}
