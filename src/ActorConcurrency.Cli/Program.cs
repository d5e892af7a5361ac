using System.Runtime.InteropServices;
using ActorConcurrency.Cli;

// Ctrl+C and a polite kill cancel the work; whoever insists ends the process, and its children with it.
var isTerminated = false;
using var interrupt = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
var exitCode = await Application.RunAsync(args, Console.Out, Console.Error, interrupt.Token);
return exitCode == ExitCode.Cancelled && isTerminated ? ExitCode.Terminated : exitCode;

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !interrupt.IsCancellationRequested;
    isTerminated |= signal.Signal == PosixSignal.SIGTERM && signal.Cancel;
    interrupt.Cancel();
}
