using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

public sealed class SeveralEventsTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_event_that_is_there_twice_counts_as_its_first_place_whichever_of_its_waits_passes_first()
    {
        await using var published = new DotNetEvent();
        var slow = new SlowOnceEvent(published);
        IEvent[] events = [slow, slow];
        var waiting = events.WaitAnyAsync().AsTask();

        await published.SetAsync();

        Assert.Equal(0, await waiting);
    }

    /// <summary>The answer to its first wait is on its way for ever.</summary>
    private sealed class SlowOnceEvent(IEvent inner) : PassingEvent(inner)
    {
        private bool _isAsked;

        public override ValueTask<IEventPass> ReserveAsync(CancellationToken cancellationToken = default)
        {
            if (_isAsked) return Inner.ReserveAsync(cancellationToken);
            _isAsked = true;
            return new(new TaskCompletionSource<IEventPass>().Task.WaitAsync(cancellationToken));
        }
    }
}
