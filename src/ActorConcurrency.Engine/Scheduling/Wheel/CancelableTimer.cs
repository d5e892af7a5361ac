namespace Akka.Actor;

/// <summary>
/// A timer that a scheduler's caller can cancel: through the cancelable that it gave along, or, if it gave none, through the
/// timer itself, which is what it gets back.
/// </summary>
internal abstract class CancelableTimer : WheelTimer, ICancelable
{
    // Null; or what cancels it, a Cancelable or the registration with a token; or, once asked for, the source of its own token.
    private object? _companion;

    public bool IsCancellationRequested => IsCancelled;

    public CancellationToken Token
    {
        get
        {
            var source = Volatile.Read(ref _companion) as CancellationTokenSource ?? PublishSource(new CancellationTokenSource());
            // Cancel writes the state (full fence) and reads the source; here the source was written (full fence) before the
            // state is read. Whatever the order, one of the two cancels the source.
            if (IsCancelled) source.Cancel();
            return source.Token;
        }
    }

    void ICancelable.Cancel() => Cancel(throwOnFirstException: false);

    public void Cancel(bool throwOnFirstException)
    {
        if (!Cancel() && !TryCancelAfterwards()) return;
        if (Volatile.Read(ref _companion) is CancellationTokenSource source) source.Cancel(throwOnFirstException);
    }

    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    public void CancelAfter(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(delay), $"The delay must be >0, it was {delay}");
        Thread!.Schedule(new ScheduledWork((Action)((ICancelable)this).Cancel), delay, TimeSpan.Zero, this);
    }

    /// <summary>Ties it to what cancels it.</summary>
    /// <returns>Whether it is still to be scheduled: false if it has been cancelled.</returns>
    internal bool BindTo(ICancelable? cancelable)
    {
        if (cancelable is null) return true;
        if (cancelable is Cancelable own && own.TryAttach(this))
        {
            _companion = own;
        }
        else if (!cancelable.IsCancellationRequested)
        {
            _companion = cancelable.Token.UnsafeRegister(static timer => ((WheelTimer)timer!).Cancel(), this);
        }

        return !cancelable.IsCancellationRequested;
    }

    protected internal override void Release()
    {
        switch (Volatile.Read(ref _companion))
        {
            case null: break;
            case Cancelable own: own.Detach(this); break;
            case CancellationTokenRegistration registration: registration.Unregister(); break;
        }
    }

    private CancellationTokenSource PublishSource(CancellationTokenSource created) =>
        Interlocked.CompareExchange(ref _companion, created, null) as CancellationTokenSource ?? created;
}
