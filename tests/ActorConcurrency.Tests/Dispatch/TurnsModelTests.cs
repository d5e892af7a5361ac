namespace ActorConcurrency.Tests;

/// <summary>
/// Every order in which the single steps of the gate can meet, with what <see cref="CombiningQueue"/> does around them: somebody steps directly,
/// somebody puts a step in, somebody does so whose thread cannot be lent, somebody tells through Akka.NET, and two threads of the pool run what was scheduled.
/// </summary>
public sealed class TurnsModelTests
{
    [Theory]
    [InlineData("step put")]
    [InlineData("put put")]
    [InlineData("put tell")]
    [InlineData("step tell tell")]
    [InlineData("step put tell")]
    [InlineData("put put put")]
    [InlineData("put put tell")]
    [InlineData("pass pass")]
    [InlineData("step pass tell")]
    [InlineData("put pass pass")]
    [InlineData("put pass tell")]
    public void Nobody_is_in_together_and_whatever_was_put_in_is_done(string participants)
    {
        var all = participants.Split(' ');
        var ends = 0;

        foreach (var state in TurnsModel.Reach(all))
        {
            Assert.True(state.Inside <= 1, $"Two are in: {state}");
            if (!state.IsEnd) continue;
            ends++;
            Assert.True((state.Queue, state.Gate) == ("", 'F'), $"It has ended too early: {state}");
            Assert.Equal(all.Count(what => what != "step"), state.Done);
        }

        Assert.True(ends > 0, "No run comes to its end.");
    }

    [Fact]
    public void Whatever_happens_it_can_still_come_to_an_end()
    {
        // From no state there is only a way round and round: each has one to an end.
        var states = TurnsModel.Reach("step", "put", "tell").ToList();

        Assert.All(states.Where((_, number) => number % 97 == 0), state => Assert.Contains(state.From(), after => after.IsEnd));
    }
}
