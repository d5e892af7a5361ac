using ActorConcurrency.Comparison;

namespace ActorConcurrency.App.Tests;

/// <summary>What programs see of the laboratory, run in this process.</summary>
public sealed class TrialTests
{
    [Fact]
    public async Task A_user_compares_their_own_lock_class_with_their_own_actor()
    {
        var report = await new Laboratory(new InProcessRunner()).RunAsync([new AccountScenario()]);

        Assert.Empty(report.Objections);
        Assert.Equal(["balance: 4000", "balance: 4000"], report.Recipes[0].Experiments[0].Rows.Select(row => Assert.Single(row.Observed).ToString()));
        Assert.All(report.Recipes[0].Experiments[0].Rows, row => Assert.NotNull(row.Figures));
    }

    [Fact]
    public async Task What_a_program_reports_is_in_the_record()
    {
        var record = await RunAsync(trial =>
        {
            trial.Observe("count", 1);
            trial.Observe("time", TimeSpan.FromMilliseconds(1234));
            trial.Observe("count", 2);
            trial.Require(true, "unseen");
            trial.Require(false, "seen");
            trial.Show(Some.Fault, "there");
        });

        Assert.Equal(["count: 2", "time: 1.23 s"], record.Observed.Select(fact => fact.ToString()));
        Assert.Equal<Breach>([new(Invariant.Whole, "seen")], record.Violations);
        Assert.Equal("there", record.Shown[Some.Fault.Name]);
    }

    [Theory]
    [InlineData(0, false, Verdict.Held)]
    [InlineData(1, false, Verdict.Broken)]
    [InlineData(1, true, Verdict.Broken)]
    public async Task A_fault_that_comes_by_chance_breaks_the_invariant_as_soon_as_it_comes(int times, bool byChance, Verdict verdict)
    {
        var fault = Some.Fault with { ByChance = byChance };

        var record = await RunAsync(trial => trial.ObserveChance(fault, times, $"{times} of 10"));

        Assert.Equal(verdict, Judge.VerdictOf(Some.Experiment() with { Faults = [fault] }, record));
        Assert.Equal(byChance && times > 0, record.Shown.ContainsKey(fault.Name));
        Assert.Equal($"by chance: {times} of 10", Assert.Single(record.Observed).ToString());
    }

    [Fact]
    public async Task A_program_that_must_end_and_does_not_has_hung_and_shows_its_fault()
    {
        using var never = new ManualResetEventSlim();

        var record = await RunAsync(trial =>
        {
            trial.Observe("before", "it hung");
            trial.MustEndWithin(TimeSpan.FromMilliseconds(1), "nobody sets it", Some.Fault);
            never.Wait();
        });

        Assert.Equal((Ending.Hung, "nobody sets it"), (record.Ending, record.Reason));
        Assert.Equal("nobody sets it", record.Shown[Some.Fault.Name]);
        Assert.Equal("before: it hung", Assert.Single(record.Observed).ToString());
        Assert.Null(record.Figures);
        never.Set();
    }

    [Fact]
    public async Task What_had_to_end_in_the_first_run_and_did_is_no_limit_for_the_repetitions()
    {
        var runs = 0;
        var repeat = new TaskCompletionSource();
        var order = Some.Order(
            Contender.Actor<object>(async trial =>
            {
                if (Interlocked.Increment(ref runs) == 1) trial.MustEndWithin(TimeSpan.FromDays(1), "it hangs", Some.Fault);
                else await repeat.Task;
            }),
            some => some with { Repeats = 1 + 1 });
        var runner = new InProcessRunner(patience: TimeSpan.FromMilliseconds(1));

        var record = await runner.RunAsync(order, _ => { });

        // It is the patience with a run that has ended it, not what the first run was given.
        Assert.Equal((Ending.Hung, "did not end within 1 ms"), (record.Ending, record.Reason));
        Assert.Empty(record.Shown);
        repeat.SetResult();
    }

    [Fact]
    public async Task A_run_that_has_ended_has_not_hung_however_late_that_is_read()
    {
        using var supervision = new TrialSupervision(TimeSpan.FromMilliseconds(1), _ => { });
        supervision.Accept(new TrialEvent.Observed("", "through"));
        supervision.Accept(new TrialEvent.Ended());
        var expired = new TaskCompletionSource();
        await using var _ = supervision.Expired.Register(expired.SetResult);
        await expired.Task;

        var record = await supervision.FollowAsync(CancellationToken.None);

        Assert.Equal((Ending.Completed, 1), (record.Ending, record.Observed.Length));
    }

    [Fact]
    public async Task A_new_limit_that_is_read_late_counts_from_then_on()
    {
        using var supervision = new TrialSupervision(TimeSpan.FromMilliseconds(1), _ => { });
        supervision.Accept(new TrialEvent.MustEnd(2, "nobody sets it", null));
        var expired = new TaskCompletionSource();
        await using var _ = supervision.Expired.Register(expired.SetResult);
        await expired.Task;

        var record = await supervision.FollowAsync(CancellationToken.None);

        Assert.Equal((Ending.Hung, "nobody sets it"), (record.Ending, record.Reason));
    }

    [Fact]
    public async Task A_program_that_says_nothing_hangs_when_patience_ends()
    {
        using var never = new ManualResetEventSlim();
        var runner = new InProcessRunner(patience: TimeSpan.FromMilliseconds(1));

        var record = await runner.RunAsync(Some.Order(Contender.Original<object>(_ => never.Wait())), _ => { });

        Assert.Equal((Ending.Hung, "did not end within 1 ms"), (record.Ending, record.Reason));
        never.Set();
    }

    [Fact]
    public async Task A_program_that_throws_gives_no_verdict()
    {
        var record = await RunAsync(_ => throw new InvalidOperationException("no way"));

        Assert.Equal((Ending.Failed, "InvalidOperationException: no way"), (record.Ending, record.Reason));
    }

    [Fact]
    public async Task The_actors_side_is_messages_only_and_its_second_row_is_direct_when_idle()
    {
        var both = Contender.ActorBothWays<object>(trial =>
        {
            trial.Observe("gate first", trial.GateFirst);
            return Task.CompletedTask;
        });

        var records = await Task.WhenAll(both.Select(contender => new InProcessRunner().RunAsync(Some.Order(contender), _ => { })));

        Assert.Equal([Side.Actor, Side.Direct], both.Select(contender => contender.Side));
        Assert.Equal(["gate first: False", "gate first: True"], records.Select(record => Assert.Single(record.Observed).ToString()));
    }

    [Fact]
    public async Task A_cancelled_run_is_abandoned()
    {
        using var cancellation = new CancellationTokenSource();
        var order = Some.Order(Contender.Actor<object>(trial => Task.Delay(Timeout.Infinite, trial.Cancellation)));
        var run = new InProcessRunner().RunAsync(order, note => { if (note is TrialEvent.Ready) cancellation.Cancel(); }, cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_program_is_seen_once_and_then_repeated_for_its_figures()
    {
        var runs = 0;
        var notes = new List<TrialEvent>();
        var order = Some.Order(Contender.Original<object>(trial => trial.Print($"run {Interlocked.Increment(ref runs)}")), some => some with { Repeats = 3 });

        await new InProcessRunner().RunAsync(order, notes.Add);

        Assert.Equal(4, runs);
        Assert.Equal(["run 1"], notes.OfType<TrialEvent.Printed>().Select(note => note.Line));
        Assert.Equal(3, notes.OfType<TrialEvent.Measured>().Count());
    }

    [Fact]
    public async Task A_program_that_breaks_is_not_repeated()
    {
        var runs = 0;
        var order = Some.Order(
            Contender.Original<object>(trial => trial.Require(Interlocked.Increment(ref runs) == 0, "broken")), some => some with { Repeats = 3 });

        var record = await new InProcessRunner().RunAsync(order, _ => { });

        Assert.Equal(1, runs);
        Assert.Null(record.Figures);
    }

    [Fact]
    public async Task The_seed_decides_the_random_numbers()
    {
        static async Task<string> DrawAsync(int seed)
        {
            var order = Some.Order(Contender.Original<object>(trial => trial.Observe("", trial.Random.Next()))) with { Settings = new TrialSettings(seed, TimeScale.Default) };
            return (await new InProcessRunner().RunAsync(order, _ => { })).Observed[0].Value;
        }

        Assert.Equal(await DrawAsync(7), await DrawAsync(7));
        Assert.NotEqual(await DrawAsync(7), await DrawAsync(8));
    }

    [Fact]
    public async Task Threads_that_ran_participants_are_counted_though_their_ids_are_reused()
    {
        var record = await RunAsync(trial =>
        {
            for (var i = 0; i < 20; i++) trial.OnThreads(1, _ => trial.Visit());
        });

        Assert.Equal(20, record.Figures!.Threads);
    }

    [Fact]
    public async Task Participants_on_threads_all_run_at_once()
    {
        var record = await RunAsync(trial =>
        {
            using var meeting = new Barrier(5);
            trial.OnThreads(5, _ => meeting.SignalAndWait());
        });

        Assert.Equal((Ending.Completed, 5), (record.Ending, record.Figures!.Threads));
    }

    [Fact]
    public async Task A_participant_that_fails_fails_its_run_and_not_the_process()
    {
        var record = await RunAsync(trial =>
        {
            trial.OnThreads(1, _ => throw new InvalidOperationException("no"));
        });

        Assert.Equal((Ending.Failed, "InvalidOperationException: no"), (record.Ending, record.Reason));
    }

    [Fact]
    public void Repeated_runs_give_their_median_and_their_quartiles()
    {
        var runs = ((double[])[9, 1, 10, 12, 100]).Select(duration => new Figures(duration, 1, 1));

        var figures = Figures.MedianOf(runs);

        Assert.Equal((10, 9, 12, 5), (figures.DurationMs, figures.LowerMs, figures.UpperMs, figures.Runs));
        Assert.Equal<double>([9, 1, 10, 12, 100], figures.DurationsMs);
    }

    private static Task<TrialRecord> RunAsync(Action<Trial> program) =>
        new InProcessRunner().RunAsync(Some.Order(Contender.Original<object>(program)), _ => { });
}
