using System.Text;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Tests;

/// <summary>The original behaves as CPython's <c>subprocess</c> does, faults included.</summary>
public sealed class OriginalSubprocessTests
{
    private const string Fill = "i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done";

    [ShellFact(Timeout = 0)]
    public void Its_return_code_is_negative_for_a_signal()
    {
        using var child = Sh("kill -9 $$");

        Assert.Equal(-9, child.Wait());
        Assert.Equal(-9, child.ReturnCode);
    }

    [ShellFact(Timeout = 0)]
    public void Its_return_code_is_known_once_somebody_has_looked()
    {
        using var child = Sh("read line; exit 5");
        Assert.Null(child.Poll());

        child.Stdin.Dispose();
        child.Wait();

        Assert.Equal((5, 5), (child.ReturnCode, child.Poll()));
    }

    [ShellFact(Timeout = 0)]
    public void A_wait_expires_and_may_be_repeated()
    {
        using var child = Sh("read line");

        Assert.Throws<TimeoutException>(() => child.Wait(TimeSpan.FromMilliseconds(10)));
        Assert.Throws<TimeoutException>(() => child.Wait(TimeSpan.Zero));
        Assert.Throws<TimeoutException>(() => child.Wait(TimeSpan.FromSeconds(-1)));
        child.Terminate();

        Assert.Equal(-15, child.Wait());
    }

    [ShellFact(Timeout = 0)]
    public void Nobody_empties_the_pipes_while_it_waits()
    {
        using var child = Sh(Fill + "; " + Fill);

        Assert.Throws<TimeoutException>(() => child.Wait(TimeSpan.FromMilliseconds(100)));
        Assert.StartsWith("0\n1\n", Encoding.UTF8.GetString(child.Communicate().Stdout), StringComparison.Ordinal);
    }

    [ShellFact(Timeout = 0)]
    public void It_communicates_both_ways_at_once()
    {
        var input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcde\n", 1 << 14)));
        using var child = Sh("tee /dev/stderr");

        var (output, errors) = child.Communicate(input);

        Assert.Equal((input.Length, input.Length), (output.Length, errors.Length));
        Assert.Equal(0, child.ReturnCode);
    }

    [ShellFact(Timeout = 0)]
    public void A_timeout_of_communicate_leaves_the_child_running_and_loses_nothing()
    {
        using var child = Sh("echo before; read line; echo after");

        // Its input is at the end, so the second part comes by itself.
        using var other = Sh("echo before; exec sleep 1000");
        Assert.Throws<TimeoutException>(() => other.Communicate(timeout: TimeSpan.FromMilliseconds(100)));
        Assert.Null(other.Poll());
        other.Kill();

        Assert.Equal("before\n", Encoding.UTF8.GetString(other.Communicate().Stdout));
        Assert.Equal("before\nafter\n", Encoding.UTF8.GetString(child.Communicate().Stdout));
    }

    [ShellFact(Timeout = 0)]
    public void Signals_to_what_has_ended_go_nowhere()
    {
        using var child = Sh("exit 0");
        child.Wait();

        child.Terminate();
        child.Kill();
        child.SendSignal(9);

        Assert.Equal(0, child.ReturnCode);
    }

    [ShellFact]
    public async Task A_kill_leaves_grandchildren_behind()
    {
        using var child = Sh("sleep 1000 & echo $!; wait");
        using var lines = new StreamReader(child.Stdout, leaveOpen: true);
        var grandchild = int.Parse((await lines.ReadLineAsync())!);

        child.Kill();
        child.Wait();

        Assert.True(Shell.IsThere(grandchild));
        Posix.Signal(grandchild, Posix.Kill);
    }

    [ShellFact(Timeout = 0)]
    public void What_is_missing_or_forbidden_is_told_as_there()
    {
        Assert.Throws<FileNotFoundException>(() => new PythonPopen(["no-such-program"]));
        Assert.Throws<FileNotFoundException>(() => new PythonPopen(["/bin/sh"], cwd: "/no/such/folder"));
        Assert.Throws<UnauthorizedAccessException>(() => new PythonPopen(["/etc/passwd"]));
        Assert.Throws<ArgumentException>(() => new PythonPopen([]));
    }

    private static PythonPopen Sh(string script) => new(["/bin/sh", "-c", script]);
}
