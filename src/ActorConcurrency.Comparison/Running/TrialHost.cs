using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The child's end of <see cref="ChildProcessRunner"/>: serves trials, one after the other.</summary>
/// <remarks>
/// Standard output carries events only; what the program writes to the console becomes printed lines. The process leaves as soon as its
/// standard input closes, and it leaves Ctrl+C to its parent.
/// </remarks>
internal sealed class TrialHost : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Channel<string> _orders = Channel.CreateUnbounded<string>();
    private readonly StreamWriter _output;
    private readonly PosixSignalRegistration _interrupt;

    /// <summary>Takes over this process's standard streams.</summary>
    public TrialHost()
    {
        _output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        Console.SetOut(new LineWriter(line => Send(new TrialEvent.Printed(line))));
        new Thread(LeaveWithParent) { IsBackground = true, Name = "parent watch" }.Start();
    }

    /// <summary>Tells the laboratory of an event. Thread-safe.</summary>
    /// <param name="note">The event.</param>
    public void Send(TrialEvent note)
    {
        var line = TrialWire.Write(note);
        lock (_gate) _output.WriteLine(line);
    }

    /// <summary>Runs the trial; its outcome is in the events.</summary>
    /// <param name="order">What to run.</param>
    /// <param name="createSystem">Makes the trial's actor system if it needs one.</param>
    public Task RunAsync(TrialOrder order, Func<ActorSystem> createSystem)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(createSystem);
        return new TrialSession(order, createSystem, Send, CancellationToken.None).RunAsync();
    }

    /// <summary>The arguments of each further trial that is asked for. It does not end: the process ends when nothing more can be asked.</summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> FurtherOrdersAsync()
    {
        await foreach (var line in _orders.Reader.ReadAllAsync().ConfigureAwait(false)) yield return TrialWire.ReadOrder(line);
    }

    /// <summary>Gives Ctrl+C back.</summary>
    public void Dispose() => _interrupt.Dispose();

    private void LeaveWithParent()
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        while (input.ReadLine() is { } order) _orders.Writer.TryWrite(order);
        Environment.Exit(0);
    }
}
