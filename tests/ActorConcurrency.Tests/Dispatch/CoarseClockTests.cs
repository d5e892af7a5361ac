namespace ActorConcurrency.Tests;

/// <summary>Ages are shown by two clocks: the coarse one says since when, and must not be ahead, or somebody waits for less than nothing.</summary>
public sealed class CoarseClockTests(Actors actors) : IClassFixture<Actors>
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task It_is_behind_the_exact_clock_wherever_between_two_ticks_the_actor_started()
    {
        for (var start = 0; start < 40; start++)
        {
            await using var lab = new LabHandle(LabActor.Start(actors.System));
            var ahead = await lab.AskAsync(core =>
            {
                // Through one tick of the coarse clock at least.
                var (first, most) = (Environment.TickCount64, TimeSpan.MinValue);
                while (Environment.TickCount64 - first < 12)
                {
                    var coarse = core.CoarseNow;
                    var by = coarse - core.Now.Time;
                    if (by > most && coarse > TimeSpan.Zero) most = by;
                }

                return most > TimeSpan.Zero ? 1 : 0;
            });

            Assert.Equal(0, ahead);
        }
    }
}
