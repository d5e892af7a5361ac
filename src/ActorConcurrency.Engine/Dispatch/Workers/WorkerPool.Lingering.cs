namespace Akka.Dispatch.Workers;

internal sealed partial class WorkerPool
{
    // Waking a thread costs some microseconds; looking for that long is no dearer than sleeping. It doubles when the look was
    // worth it and halves when it was not, so that a pool with little to do hardly looks.
    private const int ShortestLook = 4;
    private const int LongestLook = 256;
    private const int SpinsPerLook = 24;
    private const int LooksPerYield = 16;

    private int _lingering;
    private int _patience = ShortestLook;

    /// <summary>
    /// A worker without work looks for some a little longer before it sleeps; one at a time does, and while it does nobody is
    /// woken. Gives null when it found none.
    /// </summary>
    /// <remarks>
    /// Work is published, then (full fence) its sender reads <c>_lingering</c>. The one who lingers takes itself off (full fence),
    /// then looks again: with nothing in its hands at <see cref="Rest"/>, with work in them here, for what else has come,
    /// for which it then wakes another. A sender who saw it lingering published before that look.
    /// </remarks>
    public IRunnable? Linger(Worker worker)
    {
        if (Environment.ProcessorCount == 1 || Interlocked.CompareExchange(ref _lingering, 1, 0) != 0) return null;
        var work = Look(worker);
        Interlocked.Exchange(ref _lingering, 0);
        if (work is not null && HasQueued) OfferHelp();
        return work;
    }

    private IRunnable? Look(Worker worker)
    {
        var patience = _patience;
        for (var look = 1; look <= patience && !_stopped; look++)
        {
            if (worker.Take() is { } work)
            {
                _patience = Math.Min(patience * 2, LongestLook);
                return work;
            }

            if (look % LooksPerYield == 0) Thread.Yield();
            else Thread.SpinWait(SpinsPerLook);
        }

        _patience = Math.Max(patience / 2, ShortestLook);
        return null;
    }
}
