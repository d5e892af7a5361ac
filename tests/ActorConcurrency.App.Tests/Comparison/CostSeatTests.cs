using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class CostSeatTests
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(1);

    [Fact]
    public async Task Who_hangs_is_broken_and_who_comes_after_finds_threads_that_are_free()
    {
        using var never = new ManualResetEventSlim();
        using var arena = new CostArena(null!, threads: 2, patience: TimeSpan.FromMilliseconds(1));
        await using var stuck = arena.Seat(Blocking(never.Wait));

        var crew = arena.Crew;
        var nothing = await stuck.TryAsync(() => RoundAsync(stuck, crew), round => round.Operations, exclusive: false);
        var next = await RoundAsync(arena.Seat(Blocking(() => { })), arena.Crew).WaitAsync(Patience.Default);

        Assert.Null(nothing);
        Assert.Equal("it did not end within 1 ms", stuck.Broken);
        Assert.True(next.Operations > 0);
        never.Set();
    }

    [Fact]
    public async Task Who_hung_and_ends_later_stays_broken_and_runs_no_more()
    {
        var later = new TaskCompletionSource<object>();
        using var arena = new CostArena(null!, threads: 2, patience: TimeSpan.FromMilliseconds(1));
        await using var stuck = arena.Seat(Blocking(() => { }));

        await stuck.TryAsync(() => later.Task);
        later.SetResult("done");

        Assert.Equal("it did not end within 1 ms", stuck.Broken);
        Assert.Null(await stuck.TryAsync<object>(() => throw new InvalidOperationException("It ran.")));
        Assert.Equal("it did not end within 1 ms", stuck.Broken);
    }

    [Fact]
    public async Task A_check_that_blocks_is_a_hang_too()
    {
        using var never = new ManualResetEventSlim();
        using var arena = new CostArena(null!, threads: 2, patience: TimeSpan.FromMilliseconds(1));
        await using var seat = arena.Seat(CostContender.Of(Side.Lock, "lock", _ => new object(), _ => CostSubject.Blocking(_ => { }, _ =>
        {
            never.Wait();
            return null;
        })));

        await seat.TryAsync(() => Task.FromResult("done"));

        Assert.Equal("it did not end within 1 ms", seat.Broken);
        never.Set();
    }

    private static CostContender Blocking(Action operate) =>
        CostContender.Of(Side.Lock, "lock", _ => new object(), _ => CostSubject.Blocking(_ => operate(), _ => null));

    private static Task<LoopRound> RoundAsync(CostSeat seat, Crew crew) => new ClosedLoop(seat.Subject, crew, holdMicroseconds: 0).RunAsync(2, Round);
}
