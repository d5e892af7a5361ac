using ActorConcurrency.Hosting;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>A countdown's code for each number may await something: then it is awaited, and its failure is the countdown's.</summary>
public sealed class AsynchronousTickTests() : TestKit(Actors.Quiet)
{
    private static readonly CountdownSettings Quick = new() { From = 3, Period = TimeSpan.FromMilliseconds(10), MaxRestarts = 0 };

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_number_counts_as_ticked_once_its_task_has_completed()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var numbers = new List<int>();
        await using var countdown = ActorCountdown.Start(Sys, Quick, async (number, _) =>
        {
            numbers.Add(number);
            await gate.Task;
        });
        await Eventually.Holds(() => numbers.Count == 1, "the code runs");

        Assert.Equal(3, (await countdown.SnapshotAsync()).Remaining);
        gate.SetResult();

        Assert.IsType<CountdownOutcome.Finished>(await countdown.Completion);
        Assert.Equal([3, 2, 1], numbers);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_fails_after_it_has_awaited_something_fails_the_countdown()
    {
        await using var countdown = ActorCountdown.Start(Sys, Quick, async (number, token) =>
        {
            await Task.Run(() => { }, token);
            if (number == 2) throw new NotSupportedException("no twos");
        });

        var failed = Assert.IsType<CountdownOutcome.Failed>(await countdown.Completion);

        Assert.Equal((typeof(NotSupportedException).FullName, "no twos", 2), (failed.ErrorType, failed.Message, failed.Remaining));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task What_fails_is_tried_again_as_often_as_it_may_be()
    {
        var tries = 0;
        await using var countdown = ActorCountdown.Start(Sys, Quick with { From = 1, MaxRestarts = 2 }, async (_, _) =>
        {
            await Task.Run(() => { });
            if (++tries < 3) throw new NotSupportedException();
        });

        Assert.IsType<CountdownOutcome.Finished>(await countdown.Completion);
        Assert.Equal((3, 2), (tries, (await countdown.SnapshotAsync()).Restarts));
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [InlineData("terminated")]
    [InlineData("disposed of")]
    [InlineData("stopped")]
    public async Task The_token_tells_the_code_that_the_countdown_has_ended(string how)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource());
        var countdown = ActorCountdown.Start(Sys, Quick, async (_, token) =>
        {
            begun.TrySetResult();
            using var registration = token.Register(() => ended.TrySetResult());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        });
        await begun.Task;

        if (how == "terminated") await countdown.TerminateAsync();
        else if (how == "disposed of") await countdown.DisposeAsync();
        else Sys.Stop(countdown.Actor);

        await ended.Task;
        Assert.Equal(how == "stopped", await countdown.Completion is CountdownOutcome.Failed);
        await countdown.DisposeAsync();
    }

    [Fact]
    public void Code_that_is_async_void_is_refused_with_the_remedy()
    {
        // The compiler makes it one: there is no task in the delegate's type.
        Action<int> code = async _ => await Task.CompletedTask;

        var refused = Assert.Throws<ArgumentException>(() => ActorCountdown.Start(Sys, Quick, code));

        Assert.StartsWith(
            "onTick is async void: nobody would await it, and its failure would end the process. Give code that takes a token too, and returns a task",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ActorCountdown.Props(Quick, code));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_host_takes_code_that_awaits_and_refuses_async_void()
    {
        var numbers = new List<int>();
        await using (var app = await RecipeApp.StartAsync(akka => akka.WithCountdown("launch", options =>
        {
            (options.From, options.Period) = (2, TimeSpan.FromMilliseconds(10));
            options.OnTickAsync = async (number, token) => await Task.Run(() => numbers.Add(number), token);
        })))
            await app.Get<ICountdown>("launch").Completion;
        Assert.Equal([2, 1], numbers);

        await using var refused = RecipeApp.Create(akka => akka.WithSemaphore("pool", async _ => await Task.CompletedTask));
        await Assert.ThrowsAnyAsync<Exception>(refused.StartAsync);
    }
}
