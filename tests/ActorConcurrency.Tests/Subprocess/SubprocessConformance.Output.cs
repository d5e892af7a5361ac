using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>What a child writes.</summary>
public abstract partial class SubprocessConformance
{
    [ShellFact]
    public async Task Lines_come_in_order_with_their_origin_and_their_end()
    {
        await using var child = Start(Script("printf 'one\\n\\ntwo\\r\\nlast'"));

        var lines = await child.LinesAsync().ToListAsync();

        Assert.Equal([("one", LineEnd.LineFeed), ("", LineEnd.LineFeed), ("two", LineEnd.CarriageReturnLineFeed), ("last", LineEnd.None)], lines.Select(line => (line.Text, line.End)));
        Assert.Equal([1L, 2, 3, 4], lines.Select(line => line.Number));
        Assert.All(lines, line => Assert.Equal((OutputOrigin.Output, 1), (line.Origin, line.Run)));
        Assert.Equal("one\n\ntwo\r\nlast", string.Concat(lines.Select(line => line.Raw)));
    }

    [ShellFact]
    public async Task A_child_that_writes_nothing_has_no_lines()
    {
        await using var child = Start(Script("exit 0"));

        Assert.Empty(await child.LinesAsync().ToListAsync());
        Assert.Null(await child.ReadLineAsync());
    }

    [ShellFact]
    public async Task Each_pipe_can_be_read_by_itself()
    {
        await using var child = Start(Script("echo out 1; echo err 1 >&2; echo out 2; echo err 2 >&2"));

        Assert.Equal(["err 1", "err 2"], await child.LinesAsync(OutputOrigin.Errors).Take(2).Select(line => line.Text).ToListAsync());
        Assert.Equal(["out 1", "out 2"], await child.LinesAsync(OutputOrigin.Output).Select(line => line.Text).ToListAsync());
    }

    [ShellFact]
    public async Task One_pipe_is_over_though_nobody_reads_the_other()
    {
        await using var child = Start(Script("i=0; while [ $i -lt 600 ]; do echo $i >&2; i=$((i+1)); done; echo out"), Patient with { BufferLines = 4 });
        await child.Completion;

        Assert.Equal(["out"], await child.LinesAsync(OutputOrigin.Output).Select(line => line.Text).ToListAsync());
        Assert.Equal(600, await child.LinesAsync().CountAsync());
    }

    [ShellFact]
    public async Task A_pipe_that_the_child_has_closed_is_over_while_it_runs()
    {
        await using var child = Start(Script("echo last; exec 1>&-; read line; echo err >&2; exit 2"));

        Assert.Equal(["last"], await child.LinesAsync(OutputOrigin.Output).Select(line => line.Text).ToListAsync());
        Assert.Equal(SubprocessPhase.Running, (await child.SnapshotAsync()).Phase);
        await child.CompleteInputAsync();

        Assert.Equal(["err"], await child.LinesAsync().Select(line => line.Text).ToListAsync());
        Assert.Equal(2, (await child.Completion).Exit!.Code);
    }

    [ShellFact]
    public async Task A_pipe_that_the_child_has_closed_is_not_over_if_it_may_be_started_anew()
    {
        await using var child = Start(Script("echo run; exec 1>&-; exit 1"), Restarting(RestartWhen.OnFailure, most: 1));

        Assert.Equal([1, 2], await child.LinesAsync(OutputOrigin.Output).Select(line => line.Run).ToListAsync());
    }

    [ShellFact]
    public async Task Bytes_that_are_no_text_are_replaced_and_the_rest_stays()
    {
        await using var child = Start(Script("printf 'a\\377b\\303\\nnext\\n'"));

        Assert.Equal(["a\uFFFDb\uFFFD", "next"], await child.LinesAsync().Select(line => line.Text).ToListAsync());
    }

    [ShellFact]
    public async Task A_line_that_is_too_long_comes_in_pieces()
    {
        await using var child = Start(Script("printf '%040d\\nshort\\n' 7"), new() { MaxLine = 16 });

        var lines = await child.LinesAsync().ToListAsync();

        Assert.Equal([LineEnd.None, LineEnd.None, LineEnd.LineFeed, LineEnd.LineFeed], lines.Select(line => line.End));
        Assert.All(lines, line => Assert.InRange(line.Text.Length, 0, 16));
        Assert.Equal(new string('0', 39) + "7\nshort\n", string.Concat(lines.Select(line => line.Raw)));
    }

    [ShellFact]
    public async Task A_child_that_nobody_reads_is_slowed_and_loses_nothing()
    {
        await using var child = Start(Script("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done; echo done >&2"), new() { BufferLines = 4 });
        await Eventually.Holds(() => child.SnapshotAsync().AsTask().Result is { OutputIsFull: true, UnreadOutput: 4 }, "its output is full");
        var slowed = await child.SnapshotAsync();

        var lines = await child.LinesAsync().ToListAsync();

        Assert.Equal((SubprocessPhase.Running, 4L, 0L), (slowed.Phase, slowed.LinesCome, slowed.LinesRead));
        Assert.Contains("it is slowed", $"{slowed}", StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(number => $"{number}"), lines.Where(line => line.Origin == OutputOrigin.Output).Select(line => line.Text));
        var over = await child.SnapshotAsync();
        Assert.Equal((20_001L, 20_001L), (over.LinesCome, over.LinesRead));
    }

    [ShellFact]
    public async Task What_was_written_before_the_end_is_there_after_it()
    {
        await using var child = Start(Script("i=0; while [ $i -lt 500 ]; do echo $i; i=$((i+1)); done"), new() { BufferLines = 2, PipeGrace = TimeSpan.Zero });

        // Two lines are here, the rest is in the pipe.
        await child.Completion;

        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"{number}"), await child.LinesAsync().Select(line => line.Text).ToListAsync());
    }

    [ShellFact]
    public async Task What_is_discarded_slows_nobody()
    {
        await using var child = Start(
            Script("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done; echo done >&2") with { Output = OutputUse.Discard }, new() { BufferLines = 1 });

        Assert.Equal(["done"], await child.LinesAsync().Select(line => line.Text).ToListAsync());
        Assert.Equal(0, (await child.Completion).Exit!.Code);
    }

    [ShellFact]
    public async Task A_pipe_that_somebody_else_holds_open_ends_with_the_grace()
    {
        await using var child = Start(Script("sleep 1000 & echo $!; echo last"), new() { PipeGrace = TimeSpan.FromMilliseconds(50) });

        var lines = await child.LinesAsync().Select(line => line.Text).ToListAsync();

        Assert.Equal("last", lines[1]);
        Assert.IsType<SubprocessOutcome.Exited>(await child.Completion);
        Posix.Signal(int.Parse(lines[0]), Posix.Kill);
    }

    [ShellFact]
    public async Task A_grandchild_that_goes_on_writing_does_not_keep_the_output_open()
    {
        // Whoever writes to a closed pipe is told an error, for children ignore SIGPIPE as .NET does: that is not to be read here.
        await using var child = Start(
            Script("(while :; do echo noise 2>/dev/null || exit; done) & echo $! >&2") with { Output = OutputUse.Discard }, new() { PipeGrace = TimeSpan.FromMilliseconds(50) });

        var lines = await child.LinesAsync().Select(line => line.Text).ToListAsync();

        await Ends(int.Parse(Assert.Single(lines)));
    }

    [ShellFact]
    public async Task Two_readers_share_the_lines_and_each_goes_to_one()
    {
        await using var child = Start(Script("i=0; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); done"));

        var shares = await Task.WhenAll(child.LinesAsync().ToListAsync().AsTask(), child.LinesAsync().ToListAsync().AsTask());

        Assert.Equal(Enumerable.Range(0, 300), shares.SelectMany(lines => lines).Select(line => int.Parse(line.Text)).Order());
        Assert.All(shares, lines => Assert.Equal(lines.OrderBy(line => line.Number), lines));
    }

    [ShellFact]
    public async Task A_cancelled_read_takes_no_line()
    {
        await using var child = Start(Script("while read line; do echo $line; done"));
        await child.Started;

        for (var round = 0; round < 50; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var read = child.ReadLineAsync(null, cancellation.Token).AsTask();
            await child.WriteLineAsync($"{round}");
            await cancellation.CancelAsync();
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var line = read.IsCompletedSuccessfully ? read.Result : await child.ReadLineAsync();
            Assert.Equal($"{round}", line!.Text);
        }
    }

    [ShellFact]
    public async Task Who_leaves_the_loop_leaves_the_rest()
    {
        await using var child = Start(Script("echo one; echo two; echo three"));

        await foreach (var line in child.LinesAsync())
        {
            Assert.Equal("one", line.Text);
            break;
        }

        Assert.Equal(["two", "three"], await child.LinesAsync().Select(line => line.Text).ToListAsync());
    }
}
