using System.Diagnostics;

namespace ActorConcurrency.App.Tests;

/// <summary>However the command is ended, no process of its trials outlives it.</summary>
public sealed class InterruptTests
{
    private const string FirstLine = "about to hang";

    private static ProcessStartInfo Hanging => Cli.StartInfo("run", "Trouble", "--side", "original", "--experiment", "waits", "--scenarios", Cli.OwnScenarios);

    [Theory]
    [InlineData(Processes.Interrupt, 130)]
    [InlineData(Processes.Terminate, 143)]
    public async Task A_signal_cancels_with_its_exit_code_writes_nothing_and_leaves_no_process(int signal, int exitCode)
    {
        using var process = StartHanging(out var child);

        Processes.Signal(process, signal);
        var result = await Cli.FinishAsync(process);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal("Cancelled; nothing was written.", result.Error.Trim());
        await Processes.GoneAsync(child);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_a_comparison_has_so_far_and_ends_with_130()
    {
        using var folder = new TempFolder();
        using var process = Process.Start(Processes.Interruptible(Cli.StartInfo(
            "--scenarios", Cli.OwnScenarios, "--recipe", "Trouble", "--experiment", "writes", "--experiment", "waits", "--out", folder["out"])))!;
        Assert.StartsWith("[1/2] Trouble/writes/original: held", process.StandardError.ReadLine(), StringComparison.Ordinal);

        Processes.Signal(process, Processes.Interrupt);
        var result = await Cli.FinishAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("Partial: 1 run is missing (the comparison was interrupted).", result.Output, StringComparison.Ordinal);
        Assert.Contains("writes", await File.ReadAllTextAsync(folder["out/report.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_command_takes_its_trials_with_it()
    {
        using var process = StartHanging(out var child);

        Processes.Signal(process, Processes.Kill);

        await process.WaitForExitAsync();
        await Processes.GoneAsync(child);
    }

    [Fact]
    public async Task A_run_that_makes_no_progress_fails_with_its_output_so_far()
    {
        using var process = Process.Start(Hanging)!;
        Assert.Equal(FirstLine[0], process.StandardOutput.Peek());

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => Cli.FinishAsync(process, TimeSpan.FromSeconds(2)));

        Assert.Contains($"Its output so far:\n{FirstLine}", failure.Message, StringComparison.Ordinal);
    }

    private static Process StartHanging(out string child)
    {
        var process = Process.Start(Processes.Interruptible(Hanging))!;
        Assert.Equal(FirstLine, process.StandardOutput.ReadLine());
        child = process.StandardOutput.ReadLine()!;
        return process;
    }
}
