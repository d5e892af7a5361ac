using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class CancelableTests : TestKit
{
    private readonly Cancelable _cancelable;

    public CancelableTests() => _cancelable = new Cancelable(Sys.Scheduler);

    [Fact]
    public void Its_token_is_cancelled_with_it_whether_asked_for_before_or_after()
    {
        var before = _cancelable.Token;

        _cancelable.Cancel();

        Assert.True(before.IsCancellationRequested);
        Assert.True(_cancelable.Token.IsCancellationRequested);
        Assert.True(_cancelable.IsCancellationRequested);
    }

    [Fact]
    public void Cancelling_again_does_nothing()
    {
        var calls = 0;
        _cancelable.Token.Register(() => calls++);

        _cancelable.Cancel();
        _cancelable.Cancel();

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task It_cancels_itself_later()
    {
        var cancelled = new TaskCompletionSource();
        _cancelable.Token.Register(cancelled.SetResult);

        _cancelable.CancelAfter(50);
        Assert.False(_cancelable.IsCancellationRequested);

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(_cancelable.IsCancellationRequested);
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _cancelable.CancelAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _cancelable.CancelAfter(TimeSpan.FromMilliseconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cancelable(Sys.Scheduler, -1));
    }

    [Fact]
    public void What_callbacks_throw_comes_together_or_at_once()
    {
        var (first, second) = (new Cancelable(Sys.Scheduler), new Cancelable(Sys.Scheduler));
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

    [Fact]
    public void A_linked_one_is_cancelled_with_any_of_its_sources_but_not_the_other_way()
    {
        var other = new Cancelable(Sys.Scheduler);
        var linked = Cancelable.CreateLinkedCancelable(Sys.Scheduler, _cancelable, other);
        var own = Cancelable.CreateLinkedCancelable(Sys.Scheduler, _cancelable);

        own.Cancel();
        Assert.False(_cancelable.IsCancellationRequested);

        other.Cancel();
        Assert.True(linked.IsCancellationRequested);
        Assert.True(linked.Token.IsCancellationRequested);
    }

    [Fact]
    public void After_disposal_it_cannot_be_used()
    {
        _cancelable.Dispose();
        _cancelable.Dispose();

        Assert.True(_cancelable.IsDisposed);
        Assert.Throws<ObjectDisposedException>(_cancelable.Cancel);
        Assert.Throws<ObjectDisposedException>(() => _cancelable.Token);
        Assert.Throws<ObjectDisposedException>(() => _cancelable.CancelAfter(1));
    }

    [Fact]
    public void Nothing_is_cancelled_without_complaint()
    {
        ICancelable? nothing = null;

        nothing.CancelIfNotNull();
    }
}
