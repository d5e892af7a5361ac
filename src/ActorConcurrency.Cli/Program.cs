using System.Runtime.InteropServices;
using ActorConcurrency.Cli;

// Ctrl+C and a polite kill cancel the work; whoever insists ends the process, and its children with it.
using var interrupt = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
return await Application.RunAsync(args, Console.Out, Console.Error, interrupt.Token);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = !interrupt.IsCancellationRequested;
    interrupt.Cancel();
}
