using System.Diagnostics;
using System.Globalization;
using System.Text;
using ActorConcurrency.Locks;

namespace ActorConcurrency.Comparison;

/// <content>The programs.</content>
internal sealed partial class SubprocessScenario
{
    private static void WaitFirst(Trial trial)
    {
        using var child = Popen(FillBoth);
        try
        {
            trial.Say($"It has ended with {child.Wait(Patience)}.");
        }
        catch (TimeoutException)
        {
            // The child cannot end before somebody reads; were this a matter of time only, the output below would come without it.
            trial.Show(FullPipe, $"it has not ended {Quantities.Duration(Patience)} later, with both pipes full");
        }

        var (output, errors) = child.Communicate();
        trial.Say($"Read at last: it has ended with {child.ReturnCode}.");
        CheckAll(trial, Encoding.UTF8.GetString(output), Encoding.UTF8.GetString(errors));
    }

    private static async Task WaitFirstAsync(Trial trial)
    {
        using var child = NewProcess(FillBoth);
        using var patience = new CancellationTokenSource(Patience);
        await child.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!child.HasExited) trial.Show(FullPipe, $"it has not ended {Quantities.Duration(Patience)} later, with both pipes full");

        var (output, errors) = (child.StandardOutput.ReadToEndAsync(trial.Cancellation), child.StandardError.ReadToEndAsync(trial.Cancellation));
        await child.WaitForExitAsync(trial.Cancellation);
        trial.Say($"Read at last: it has ended with {child.ExitCode}.");
        CheckAll(trial, await output, await errors);
    }

    private static async Task RunAsync(Trial trial, Task<RunResult> running)
    {
        var result = await running;
        trial.Say($"It has ended with {result.Exit}.");
        CheckAll(trial, result.Output, result.Errors);
    }

    private static void CheckAll(Trial trial, string output, string errors)
    {
        var lines = output.Count(letter => letter == '\n') + errors.Count(letter => letter == '\n');
        trial.Observe("lines", lines);
        trial.Require(AllThere, lines == 2 * Lines, $"{lines} of {2 * Lines} lines are there");
    }

    private static void Terminate(Trial trial)
    {
        using var tidy = Popen(Tidy);
        using var deaf = Popen(Deaf);
        using var output = new StreamReader(tidy.Stdout, leaveOpen: true);
        using var other = new StreamReader(deaf.Stdout, leaveOpen: true);
        output.ReadLine();
        other.ReadLine();

        tidy.Terminate();
        deaf.Terminate();
        tidy.Wait();
        CheckTidy(trial, output.ReadLine());
        try
        {
            deaf.Wait(Patience);
        }
        catch (TimeoutException)
        {
            trial.Say("The other runs on.");
            trial.Show(RunsOn, "the child that does not heed it runs on");
        }

        deaf.Kill();
    }

    private static async Task KillBothAsync(Trial trial)
    {
        using var tidy = NewProcess(Tidy);
        using var deaf = NewProcess(Deaf);
        foreach (var child in (Process[])[tidy, deaf]) await child.StandardOutput.ReadLineAsync(trial.Cancellation);

        foreach (var child in (Process[])[tidy, deaf])
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(trial.Cancellation);
        }

        trial.Say("Both are gone.");
        if (await tidy.StandardOutput.ReadLineAsync(trial.Cancellation) is null) trial.Show(NotAsked, "the first has not tidied up");
    }

    private static async Task TerminateAsync(Trial trial, Func<string, ISubprocess> start)
    {
        await using var tidy = start(Tidy);
        await using var deaf = start(Deaf);
        await tidy.ReadLineAsync(null, trial.Cancellation);
        await deaf.ReadLineAsync(null, trial.Cancellation);

        var ends = await Task.WhenAll(tidy.TerminateAsync(null, trial.Cancellation).AsTask(), deaf.TerminateAsync(Patience, trial.Cancellation).AsTask());

        CheckTidy(trial, (await tidy.ReadLineAsync(null, trial.Cancellation))?.Text);
        trial.Say($"The other: {ends[1].Exit}.");
        trial.Require(Gone, ends[1].Exit is { Signal: 9 }, $"it ended with {ends[1].Exit}");
    }

    private static void CheckTidy(Trial trial, string? line)
    {
        trial.Say($"The first: {line ?? "nothing"}.");
        trial.Require(Asked, line == "tidied up", "it has not tidied up");
    }

    private static void KillChild(Trial trial)
    {
        using var child = Popen(Parent);
        using var output = new StreamReader(child.Stdout, leaveOpen: true);
        using var grandchild = Process.GetProcessById(int.Parse(output.ReadLine()!, CultureInfo.InvariantCulture));

        child.Kill();
        child.Wait();

        if (grandchild.HasExited) return;
        trial.Say("What it has started lives on.");
        trial.Show(LeftBehind, "it lives on");
        grandchild.Kill();
    }

    private static async Task KillTreeAsync(Trial trial)
    {
        using var child = NewProcess(Parent);
        using var grandchild = Process.GetProcessById(int.Parse((await child.StandardOutput.ReadLineAsync(trial.Cancellation))!, CultureInfo.InvariantCulture));

        child.Kill(entireProcessTree: true);
        await child.WaitForExitAsync(trial.Cancellation);

        await CheckGoneAsync(trial, grandchild);
    }

    private static async Task KillAsync(Trial trial, Func<string, ISubprocess> start)
    {
        await using var child = start(Parent);
        var line = await child.ReadLineAsync(null, trial.Cancellation);
        using var grandchild = Process.GetProcessById(int.Parse(line!.Text, CultureInfo.InvariantCulture));

        await child.KillAsync(trial.Cancellation);

        await CheckGoneAsync(trial, grandchild);
    }

    private static async Task CheckGoneAsync(Trial trial, Process grandchild)
    {
        await grandchild.WaitForExitAsync(trial.Cancellation);
        trial.Say("What it has started is gone.");
    }

    private static PythonPopen Popen(string script) => new(["/bin/sh", "-c", script]);

    private static Process NewProcess(string script) => Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
