using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What the figures cover. Runs alone: bytes are counted for the whole process, and other specs allocate too.</summary>
[Collection(nameof(MeasuredStretchTests))]
[CollectionDefinition(nameof(MeasuredStretchTests), DisableParallelization = true)]
public sealed class MeasuredStretchTests
{
    [Fact]
    public async Task Only_the_measured_stretch_is_billed_and_notes_are_not()
    {
        const int Bulk = 1_000_000;

        var record = await RunAsync(trial =>
        {
            GC.KeepAlive(new byte[Bulk]);
            using (trial.Measure())
            {
                GC.KeepAlive(new byte[Bulk]);
                trial.Print(new string('x', Bulk));
            }

            GC.KeepAlive(new byte[Bulk]);
        });

        // The line itself is the program's; of the rest, only what is inside counts, or it would be a bulk more each.
        Assert.InRange(record.Figures!.AllocatedBytes!.Value, 3 * Bulk, 4 * Bulk);
    }

    [Fact]
    public async Task Threads_are_there_before_the_measured_stretch_begins()
    {
        const int Many = 200;

        var started = await RunAsync(trial => trial.MeasureOnThreads(Many, _ => { }));
        var billed = await RunAsync(trial =>
        {
            using (trial.Measure()) trial.OnThreads(Many, _ => { });
        });

        Assert.Equal((Many, Many), (started.Figures!.Threads, billed.Figures!.Threads));
        Assert.InRange(started.Figures.AllocatedBytes!.Value, 0, billed.Figures.AllocatedBytes!.Value / 2);
    }

    private static Task<TrialRecord> RunAsync(Action<Trial> program) =>
        new InProcessRunner().RunAsync(Some.Order(Contender.Original<object>(program)), _ => { });
}
