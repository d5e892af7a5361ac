using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class PipeToTests : TestKit
{
    private readonly TaskCompletionSource<string> _source = new();

    [Fact]
    public async Task A_result_is_sent_when_it_is_there()
    {
        var piped = _source.Task.PipeTo(TestActor);
        Assert.False(piped.IsCompleted);

        _source.SetResult("result");

        await ExpectMsgAsync("result");
        await piped;
    }

    [Fact]
    public async Task The_sender_is_whoever_was_named()
    {
        await Task.FromResult("result").PipeTo(TestActor, sender: TestActor);

        await ExpectMsgAsync("result");
        Assert.Equal(TestActor, LastSender);
    }

    [Fact]
    public async Task A_result_may_be_changed_on_its_way()
    {
        await Task.FromResult(41).PipeTo(TestActor, success: number => number + 1);
        await new ValueTask<int>(42).PipeTo(TestActor, success: number => number + 1);

        await ExpectMsgAsync(42);
        await ExpectMsgAsync(43);
    }

    [Fact]
    public async Task A_task_without_a_result_sends_nothing_unless_it_is_told_what()
    {
        await Task.CompletedTask.PipeTo(TestActor);
        await new ValueTask(Task.CompletedTask).PipeTo(TestActor);
        await Task.CompletedTask.PipeTo(TestActor, success: () => "done");

        await ExpectMsgAsync("done");
    }

    [Fact]
    public async Task A_failure_is_sent_as_such_or_as_it_is_told()
    {
        var failed = Task.FromException<string>(new InvalidOperationException("boom"));

        await failed.PipeTo(TestActor);
        await ((Task)failed).PipeTo(TestActor, failure: cause => "failed: " + cause.Message);

        Assert.Equal("boom", (await ExpectMsgAsync<Status.Failure>()).Cause?.Message);
        await ExpectMsgAsync("failed: boom");
    }

    [Fact]
    public async Task A_cancellation_is_a_failure()
    {
        await Task.FromCanceled<string>(new CancellationToken(canceled: true)).PipeTo(TestActor);

        Assert.IsType<TaskCanceledException>((await ExpectMsgAsync<Status.Failure>()).Cause);
    }

    [Fact]
    public async Task What_the_change_throws_is_a_failure()
    {
        await Task.FromResult("result").PipeTo(TestActor, success: _ => throw new InvalidOperationException("boom"), failure: cause => cause.Message);

        await ExpectMsgAsync("boom");
    }

    [Fact]
    public async Task A_selection_may_receive_it()
    {
        await Task.FromResult("result").PipeTo(Sys.ActorSelection(TestActor.Path));

        await ExpectMsgAsync("result");
    }
}
