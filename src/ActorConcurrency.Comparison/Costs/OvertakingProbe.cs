namespace ActorConcurrency.Comparison;

/// <summary>
/// How often does the holder, which gives back and asks again at once, get in before the one who waited already? Whoever is overtaken was surely
/// there: its thread is blocked, or its asynchronous call has returned.
/// </summary>
internal static class OvertakingProbe
{
    private const double HoldMicroseconds = 1;

    public static async Task<OvertakingFigure> RunAsync(CostContender contender, CostArena arena, int waits)
    {
        await using var seat = arena.Seat(contender);
        var subject = seat.Subject;
        var counts = new int[waits];
        for (var i = 0; i < waits; i++)
        {
            var probe = new Probe(subject);
            if (subject.Blocks) await arena.Crew.RunAsync(1, _ => probe.Hold()).ConfigureAwait(false);
            else await Task.Run(probe.HoldAsync).ConfigureAwait(false);
            await probe.Waiter.ConfigureAwait(false);
            counts[i] = probe.Overtaken;
        }

        Array.Sort(counts);
        return new OvertakingFigure(contender.Side, contender.Name, counts[^1], counts[counts.Length / 2], waits);
    }

    private sealed class Probe
    {
        private readonly CostSubject _subject;
        private readonly ExecutionContext _outside = ExecutionContext.Capture()!;
        private readonly CostWork _first = new();
        private readonly CostWork _again = new();
        private readonly CostWork _waiting = new();
        private volatile bool _served;

        public Probe(CostSubject subject)
        {
            _subject = subject;
            _waiting.Instead = () => _served = true;
            _again.Hold(HoldMicroseconds);
        }

        public Task Waiter { get; private set; } = Task.CompletedTask;

        public int Overtaken { get; private set; }

        public void Hold()
        {
            _first.Instead = () =>
            {
                var waiter = BlockingCall.Start("waiter", () => _subject.Operate!(_waiting));
                Waiter = waiter.Done;
                waiter.IsBlockedAsync().Wait();
            };
            _subject.Operate!(_first);
            for (; Goes; Overtaken++) _subject.Operate!(_again);
            GiveUpLast();
        }

        public async Task HoldAsync()
        {
            // Outside of the holder's flow, as it is somebody else who waits.
            _first.Instead = () => ExecutionContext.Run(_outside, _ => Waiter = _subject.OperateAsync!(_waiting).AsTask(), null);
            await _subject.OperateAsync!(_first).ConfigureAwait(false);
            for (; Goes; Overtaken++) await _subject.OperateAsync!(_again).ConfigureAwait(false);
            GiveUpLast();
        }

        private bool Goes => !_served && Overtaken < OvertakingFigure.Most;

        // The last time that the holder got in may have been behind the one who waited.
        private void GiveUpLast()
        {
            if (_served && Overtaken > 0) Overtaken--;
        }
    }
}
