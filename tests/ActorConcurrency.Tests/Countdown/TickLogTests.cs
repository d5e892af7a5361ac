namespace ActorConcurrency.Tests;

public sealed class TickLogTests
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Given_many_readers_that_wait_when_some_give_up_in_any_order_then_the_others_read_on()
    {
        var log = new TickLog(from: 3);
        var cancellations = Enumerable.Range(0, 50).Select(_ => new CancellationTokenSource()).ToArray();
        var readers = cancellations.Select(cancellation => ReadAsync(log, cancellation.Token)).ToArray();
        log.Advance(remaining: 2);

        // Every number once, far from the one before; the even ones stay.
        for (var number = 0; number < 50; number++)
            if (number * 17 % 50 is var index && index % 2 == 1) await cancellations[index].CancelAsync();
        log.End(remaining: 0);

        for (var number = 0; number < 50; number++)
        {
            if (number % 2 == 0) Assert.Equal([3, 2, 1], await readers[number]);
            else Assert.Equal(cancellations[number].Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => readers[number])).CancellationToken);
        }
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_reader_that_gave_up_does_not_hear_of_the_next_tick()
    {
        var log = new TickLog(from: 2);
        using var cancellation = new CancellationTokenSource();
        var reading = ReadAsync(log, cancellation.Token);

        await cancellation.CancelAsync();
        log.Advance(remaining: 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private static async Task<List<int>> ReadAsync(TickLog log, CancellationToken cancellationToken)
    {
        var ticks = new List<int>();
        await foreach (var tick in log.ReadAsync(cancellationToken)) ticks.Add(tick);
        return ticks;
    }
}
