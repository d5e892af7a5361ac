using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

public sealed class CrewTests
{
    [Fact]
    public async Task What_a_crew_was_called_for_is_done_before_it_goes()
    {
        var done = 0;
        var crew = new Crew(3);

        var stretch = crew.RunAsync(3, _ => Interlocked.Increment(ref done));
        crew.Dispose();
        await stretch;

        Assert.Equal(3, done);
    }
}
