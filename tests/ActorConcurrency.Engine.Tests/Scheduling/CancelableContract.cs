using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>What every cancelable does: one that was made, and one that scheduling gave back.</summary>
public abstract class CancelableContract : TestKit
{
    protected abstract ICancelable Create();

    [Fact]
    public void Its_token_is_cancelled_with_it_whether_asked_for_before_or_after()
    {
        var cancelable = Create();
        var before = cancelable.Token;

        cancelable.Cancel();

        Assert.True(before.IsCancellationRequested);
        Assert.True(cancelable.Token.IsCancellationRequested);
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void A_token_asked_for_too_late_is_cancelled()
    {
        var cancelable = Create();

        cancelable.Cancel();

        Assert.True(cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public void Cancelling_again_does_nothing()
    {
        var cancelable = Create();
        var calls = 0;
        cancelable.Token.Register(() => calls++);

        cancelable.Cancel();
        cancelable.Cancel();

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task It_cancels_itself_later()
    {
        var cancelable = Create();
        var cancelled = new TaskCompletionSource();
        cancelable.Token.Register(cancelled.SetResult);

        cancelable.CancelAfter(50);
        Assert.False(cancelable.IsCancellationRequested);

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(cancelable.IsCancellationRequested);
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        var cancelable = Create();

        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(TimeSpan.FromMilliseconds(-1)));
    }

    [Fact]
    public void What_callbacks_throw_comes_together_or_at_once()
    {
        var (first, second) = (Create(), Create());
        var calls = 0;
        foreach (var cancelable in new[] { first, second })
        {
            cancelable.Token.Register(() => calls++);
            cancelable.Token.Register(() => throw new InvalidOperationException("boom"));
        }

        Assert.Throws<AggregateException>(() => first.Cancel(throwOnFirstException: false));
        Assert.Throws<InvalidOperationException>(() => second.Cancel(throwOnFirstException: true));

        Assert.Equal(1, calls);
    }
}
