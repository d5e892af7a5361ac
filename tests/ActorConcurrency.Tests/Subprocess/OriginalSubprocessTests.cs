using System.Collections.Immutable;
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

    [ShellTheory]
    [InlineData(20)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-1000)]
    public async Task A_timeout_of_communicate_leaves_the_child_running_and_loses_nothing(int milliseconds)
    {
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            using var child = new PythonPopen(["/bin/sh", "-c", "echo before; : > written; exec sleep 1000"], folder.FullName);
            Assert.Throws<TimeoutException>(() => child.Communicate(timeout: TimeSpan.FromMilliseconds(milliseconds)));
            Assert.Null(child.Poll());
            await Eventually.Holds(() => File.Exists(Path.Combine(folder.FullName, "written")), "it has written");
            child.Kill();

            Assert.Equal("before\n", Encoding.UTF8.GetString(child.Communicate().Stdout));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact(Timeout = 0)]
    public void To_communicate_without_input_ends_the_input()
    {
        using var child = Sh("echo before; read line; echo after");

        Assert.Equal("before\nafter\n", Encoding.UTF8.GetString(child.Communicate().Stdout));
    }

    [ShellFact(Timeout = 0)]
    public void To_communicate_again_gives_the_same_and_takes_no_input()
    {
        using var child = Sh("cat");

        Assert.Equal("x", Encoding.UTF8.GetString(child.Communicate("x"u8.ToArray()).Stdout));

        Assert.Equal("x", Encoding.UTF8.GetString(child.Communicate().Stdout));
        Assert.Throws<InvalidOperationException>(() => child.Communicate("y"u8.ToArray()));
    }

    [ShellFact(Timeout = 0)]
    public void To_communicate_needs_the_input_and_gives_nothing_of_a_pipe_that_is_closed()
    {
        using var child = Sh("echo err >&2");
        child.Stdout.Dispose();
        var (output, errors) = child.Communicate();
        Assert.Equal(("", "err\n"), (Encoding.UTF8.GetString(output), Encoding.UTF8.GetString(errors)));

        using var other = Sh("cat");
        other.Stdin.Dispose();
        Assert.ThrowsAny<InvalidOperationException>(() => other.Communicate());
    }

    [ShellFact(Timeout = 0)]
    public void It_can_be_disposed_of_twice_and_is_known_to_have_ended()
    {
        var child = Sh("exit 3");

        child.Dispose();
        child.Dispose();
        child.Kill();

        Assert.Equal((3, 3, 3), (child.ReturnCode, child.Poll(), child.Wait()));
    }

    [ShellFact(Timeout = 0)]
    public void A_wait_may_be_longer_than_any_wait_of_dotnet()
    {
        using var child = Sh("exit 3");

        child.Communicate(timeout: TimeSpan.FromDays(100));

        Assert.Equal(3, child.Wait(TimeSpan.MaxValue));
    }

    [ShellFact(Timeout = 0)]
    public void A_relative_path_to_a_program_is_one_from_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            var program = Path.Combine(folder.FullName, "program");
            File.WriteAllText(program, "#!/bin/sh\necho here\n");
            Shell.MakeExecutable(program);
            using var child = new PythonPopen(["./program"], folder.FullName);

            Assert.Equal("here\n", Encoding.UTF8.GetString(child.Communicate().Stdout));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
        Assert.Throws<ArgumentException>(() => new PythonPopen(["/bin/sh", "a\0"]));
        Assert.Throws<ArgumentException>(() => new PythonPopen(["/bin/sh", "a\ud83c"]));
        Assert.Throws<ArgumentException>(() => new PythonPopen(["/bin/sh"], env: ImmutableDictionary<string, string?>.Empty.Add("A=B", "c")));
    }

    private static PythonPopen Sh(string script) => new(["/bin/sh", "-c", script]);
}
