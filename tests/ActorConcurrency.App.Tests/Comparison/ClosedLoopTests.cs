using System.Diagnostics;
using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class ClosedLoopTests
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task An_operation_that_takes_as_long_as_a_round_is_done_once()
    {
        using var crew = new Crew(1);
        var blocking = CostSubject.Blocking(_ => SpendARound(), _ => null);
        var asynchronous = CostSubject.Async(
            _ =>
            {
                SpendARound();
                return default;
            },
            _ => default);

        foreach (var subject in (CostSubject[])[blocking, asynchronous])
            Assert.Equal(1, (await new ClosedLoop(subject, crew, holdMicroseconds: 0).RunAsync(1, Round)).Operations);
    }

    private static void SpendARound()
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < Round;) Thread.SpinWait(1);
    }
}
