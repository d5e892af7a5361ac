using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

public sealed class CancelableTests : CancelableContract
{
    private readonly Cancelable _cancelable;

    public CancelableTests() => _cancelable = new Cancelable(Sys.Scheduler);

    protected override ICancelable Create() => new Cancelable(Sys.Scheduler);

    [Fact]
    public void A_negative_delay_is_refused_when_it_is_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cancelable(Sys.Scheduler, -1));
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
