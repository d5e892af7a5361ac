using System.Text;
using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>What a child reads.</summary>
public abstract partial class SubprocessConformance
{
    private static readonly int UserSignal = OperatingSystem.IsMacOS() ? 30 : 10;
    private const int More = 1 << 18; // more than a pipe holds

    [ShellFact]
    public async Task A_child_reads_what_is_written_until_the_input_is_completed()
    {
        await using var child = Start(new SubprocessStart("cat"));
        await child.WriteAsync("grü");
        await child.WriteAsync("ße\n");
        Assert.Equal("grüße", (await child.ReadLineAsync())!.Text);

        Assert.True(await child.CompleteInputAsync());

        Assert.Null(await child.ReadLineAsync());
        Assert.Equal(0, (await child.Completion).Exit!.Code);
        Assert.False(await child.CompleteInputAsync());
    }

    [ShellFact]
    public async Task Text_that_is_null_is_refused_and_nothing_is_written()
    {
        await using var child = Start(new SubprocessStart("cat"));

        Assert.Equal("text", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await child.WriteLineAsync(null!))).ParamName);
        Assert.Equal("text", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await child.WriteAsync((string)null!))).ParamName);

        Assert.Equal("", (await child.CommunicateAsync()).Output);
    }

    [ShellFact]
    public async Task Writes_arrive_in_their_order()
    {
        await using var child = Start(new SubprocessStart("cat"));

        var writes = Enumerable.Range(0, 100).Select(number => child.WriteLineAsync($"{number}").AsTask()).ToArray();
        var complete = child.CompleteInputAsync().AsTask();

        Assert.Equal(Enumerable.Range(0, 100).Select(number => $"{number}"), await child.LinesAsync().Select(line => line.Text).ToListAsync());
        await Task.WhenAll(writes);
        Assert.True(await complete);
    }

    [ShellFact]
    public async Task A_child_that_does_not_read_slows_who_writes()
    {
        await using var slow = Start(Script("exec sleep 1000"));
        await slow.Started;
        var stuck = slow.WriteAsync(new byte[More]).AsTask();

        await Eventually.Holds(() => slow.SnapshotAsync().AsTask().Result.Writers.Length == 1, "the writer waits");
        Assert.False(stuck.IsCompleted);
        await slow.KillAsync();

        await Assert.ThrowsAsync<InputClosedException>(() => stuck);
    }

    [ShellFact]
    public async Task Writing_to_a_child_that_has_closed_its_input_says_so()
    {
        await using var child = Start(Script("exec 0<&-; echo closed; exec sleep 1000"));
        await child.ReadLineAsync();

        var refused = await Assert.ThrowsAsync<InputClosedException>(async () => await child.WriteLineAsync("nobody reads this"));

        Assert.Contains("exit code", refused.Message, StringComparison.Ordinal);
        Assert.Null(await child.TryWaitAsync(TimeSpan.Zero));
    }

    [ShellFact]
    public async Task Writing_after_the_end_or_after_completion_says_so()
    {
        await using var child = Start(Script("read line"));
        await child.CompleteInputAsync();
        await Assert.ThrowsAsync<InputClosedException>(async () => await child.WriteLineAsync("too late"));

        await child.Completion;

        await Assert.ThrowsAsync<InputClosedException>(async () => await child.WriteLineAsync("too late"));
    }

    [ShellFact]
    public async Task A_write_that_is_cancelled_before_it_has_begun_is_not_written()
    {
        await using var child = Start(Script("trap ready=1 USR1; echo waits; while [ -z $ready ]; do sleep 0.01; done; cat"));
        await child.ReadLineAsync();
        using var cancellation = new CancellationTokenSource();
        var large = child.WriteAsync(new string('x', More) + "\n").AsTask();
        var behind = child.WriteLineAsync("not this", cancellation.Token).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => behind);
        Assert.True(await child.SignalAsync(UserSignal));
        var last = child.WriteLineAsync("this").AsTask();
        var complete = child.CompleteInputAsync().AsTask();

        var output = string.Concat(await child.LinesAsync().Select(line => line.Raw).ToListAsync());
        Assert.Equal(new string('x', More) + "\nthis\n", output);
        await Task.WhenAll(large, last, complete);
    }

    [ShellFact]
    public async Task Input_of_the_start_is_written_and_completed()
    {
        Assert.Equal("all of it", (await RunAsync(new SubprocessStart("cat").WithInput("all of it"))).Output);
        Assert.Equal("", (await RunAsync(new SubprocessStart("cat").WithInput(""))).Output);
        Assert.Equal("", (await RunAsync(new SubprocessStart("cat"))).Output);

        await using var child = Start(new SubprocessStart("cat").WithInput("given"));
        await Assert.ThrowsAsync<InputClosedException>(async () => await child.WriteLineAsync("more"));
        Assert.False(await child.CompleteInputAsync());
        Assert.Equal("given", (await child.ReadLineAsync())!.Text);
    }

    [ShellFact]
    public async Task To_communicate_ends_the_input_behind_what_was_written()
    {
        await using var child = Start(new SubprocessStart("cat"));
        var writing = child.WriteAsync(new string('x', More)).AsTask();

        var result = await child.CommunicateAsync();

        Assert.Equal((new string('x', More), new ChildExit(0)), (result.Output, result.Exit));
        await writing;
        Assert.False(await child.CompleteInputAsync());
    }

    [ShellFact]
    public async Task Large_input_and_large_output_at_once_do_not_wait_for_each_other()
    {
        var input = string.Concat(Enumerable.Repeat("0123456789abcde\n", 1 << 15));
        var result = await RunAsync(Script("tee /dev/stderr").WithInput(input));

        Assert.Equal(input, result.Output);
        Assert.Equal(input, result.Errors);
    }

    [ShellFact]
    public async Task A_child_may_leave_its_input_unread()
    {
        var result = await RunAsync(Script("exec 0<&-; exit 4") with { Input = Encoding.UTF8.GetBytes(new string('x', More)) });

        Assert.Equal(4, result.Exit.Code);
    }
}
