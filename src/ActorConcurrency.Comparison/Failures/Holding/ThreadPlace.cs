namespace ActorConcurrency.Comparison;

/// <summary>A place for threads: whoever asks is one. Whoever gives back may be another.</summary>
internal abstract class ThreadPlace : Place
{
    private readonly Dictionary<Task<Hold>, BlockingCall> _calls = [];

    /// <summary>Blocks until the calling thread has it.</summary>
    protected abstract void Take(CancellationToken cancellation);

    protected abstract void Release();

    public override Task<Hold> TakeAsync(string who, CancellationToken cancellation = default)
    {
        var call = BlockingCall.Start(who, () => Take(cancellation));
        var taken = FinishAsync(call);
        _calls[taken] = call;
        return taken;
    }

    public override Task<bool> IsBlockedAsync(string who, Task<Hold> wait) => _calls[wait].IsBlockedAsync();

    public override async Task<bool> GetsInAsync(string who) => !await IsBlockedAsync(who, TakeAsync(who)).ConfigureAwait(false);

    public override Task ReleaseAsStrangerAsync()
    {
        Release();
        return Task.CompletedTask;
    }

    public override void TakeAndGiveBack(string who)
    {
        Take(CancellationToken.None);
        Release();
    }

    private async Task<Hold> FinishAsync(BlockingCall call)
    {
        await call.Done.ConfigureAwait(false);
        return new Hold(ReleaseAsStrangerAsync);
    }
}
