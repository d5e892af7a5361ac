namespace ActorConcurrency.Tests;

/// <summary>What follows a run, and when.</summary>
public sealed class RestartPlanTests
{
    private static readonly ChildExit Failure = new(1);
    private static readonly ChildExit Success = new(0);
    private static readonly RestartPolicy Policy = RestartPolicy.OnFailure(maxRestarts: 10) with
    {
        FirstDelay = TimeSpan.FromSeconds(1), LongestDelay = TimeSpan.FromSeconds(10), GoodRun = TimeSpan.FromMinutes(1),
    };

    [Fact]
    public void The_delay_doubles_up_to_the_longest()
    {
        var plan = new RestartPlan(Policy, () => 0);

        Assert.Equal([1.0, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => Delay(plan).TotalSeconds));
    }

    [Fact]
    public void Chance_adds_as_much_as_it_may()
    {
        Assert.Equal(1.5, Delay(new RestartPlan(Policy with { Jitter = 50 }, () => 1)).TotalSeconds);
        Assert.Equal(1.25, Delay(new RestartPlan(Policy with { Jitter = 50 }, () => 0.5)).TotalSeconds);
        Assert.Equal(1, Delay(new RestartPlan(Policy with { Jitter = 0 }, () => 1)).TotalSeconds);
    }

    [Fact]
    public void A_good_run_begins_the_row_anew()
    {
        var plan = new RestartPlan(Policy with { MaxRestarts = 2 }, () => 0);
        Delay(plan);
        Delay(plan);

        Assert.Equal(RestartDecision.Again, plan.After(Failure, Policy.GoodRun, out var delay));

        Assert.Equal((1, 1, 3), (delay.TotalSeconds, plan.InARow, plan.Total));
    }

    [Fact]
    public void After_too_many_in_a_row_it_gives_up()
    {
        var plan = new RestartPlan(Policy with { MaxRestarts = 1 }, () => 0);
        Delay(plan);

        Assert.Equal(RestartDecision.GiveUp, plan.After(Failure, TimeSpan.Zero, out _));
    }

    [Fact]
    public void The_policy_says_after_which_ends()
    {
        RestartDecision After(RestartWhen when, ChildExit exit) => new RestartPlan(Policy with { When = when }, () => 0).After(exit, TimeSpan.Zero, out _);

        Assert.Equal((RestartDecision.Over, RestartDecision.Over), (After(RestartWhen.Never, Success), After(RestartWhen.Never, Failure)));
        Assert.Equal((RestartDecision.Over, RestartDecision.Again), (After(RestartWhen.OnFailure, Success), After(RestartWhen.OnFailure, Failure)));
        Assert.Equal((RestartDecision.Again, RestartDecision.Again), (After(RestartWhen.Always, Success), After(RestartWhen.Always, Failure)));
        Assert.Equal(RestartDecision.Again, After(RestartWhen.OnFailure, Success with { TimedOut = true }));
    }

    [Fact]
    public void Very_many_restarts_do_not_run_over()
    {
        var plan = new RestartPlan(Policy with { MaxRestarts = int.MaxValue, LongestDelay = TimeSpan.FromMilliseconds(int.MaxValue), Jitter = 100 }, () => 1);
        for (var restart = 0; restart < 5_000; restart++) Delay(plan);

        Assert.Equal(TimeSpan.FromMilliseconds(int.MaxValue), Delay(plan));
    }

    private static TimeSpan Delay(RestartPlan plan)
    {
        Assert.Equal(RestartDecision.Again, plan.After(Failure, TimeSpan.Zero, out var delay));
        return delay;
    }
}
