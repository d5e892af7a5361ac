using System.Diagnostics;
using System.Globalization;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>
/// One run of one side: what its program is given, and where it notes what it prints, observes and finds broken. Thread-safe.
/// </summary>
public sealed class Trial
{
    private readonly Action<TrialEvent> _notes;
    private readonly Lazy<IActorRefFactory> _actors;
    private Meter _meter = new();
    private Figures? _figures;

    internal Trial(TrialSettings settings, Func<IActorRefFactory> actors, Action<TrialEvent> notes, CancellationToken cancellation)
    {
        (Settings, _notes, Cancellation) = (settings, notes, cancellation);
        _actors = new Lazy<IActorRefFactory>(actors);
        Random = new Random(settings.Seed);
    }

    /// <summary>The seed, the time scale and what else is the same for all sides.</summary>
    public TrialSettings Settings { get; }

    /// <summary>Whether handles may do steps themselves while their actor is idle. No on the side <see cref="Side.Actor"/>: it goes by messages only.</summary>
    public bool GateFirst { get; internal init; }

    /// <summary>Turns the page's durations into those of this run.</summary>
    public TimeScale Time => Settings.Time;

    /// <summary>Random numbers from <see cref="TrialSettings.Seed"/>. Not thread-safe: draw before the participants start.</summary>
    public Random Random { get; }

    /// <summary>Where actors are started. Created on first use; stopped with everything in it when the trial is over.</summary>
    public IActorRefFactory Actors => _actors.Value;

    /// <summary>Cancelled when the run is no longer wanted.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Prints a line of the program.</summary>
    /// <param name="line">The line.</param>
    public void Print(string line) => Note(new TrialEvent.Printed(line));

    /// <summary>Prints a line of a participant, whose thread is thereby counted; the launcher's lines go to <see cref="Print"/>.</summary>
    /// <param name="line">The line.</param>
    public void Say(string line)
    {
        Visit();
        Print(line);
    }

    /// <summary>Notes that the current thread runs a participant's code.</summary>
    public void Visit() => _meter.Visit();

    /// <summary>Notes a fact. A later fact of the same name replaces it.</summary>
    /// <param name="name">What was observed; empty if the value speaks for itself.</param>
    /// <param name="value">The value.</param>
    public void Observe(string name, object value) => Note(new TrialEvent.Observed(name, Text(value)));

    /// <summary>Notes that the invariant as a whole is broken unless <paramref name="holds"/>.</summary>
    /// <param name="holds">What must be the case.</param>
    /// <param name="otherwise">What was the case instead.</param>
    public void Require(bool holds, string otherwise)
    {
        if (!holds) Note(new TrialEvent.Violated(otherwise));
    }

    /// <summary>Notes that <paramref name="clause"/> is broken unless <paramref name="holds"/>.</summary>
    /// <param name="clause">The clause; one of the experiment's invariant.</param>
    /// <param name="holds">What must be the case.</param>
    /// <param name="otherwise">What was the case instead.</param>
    public void Require(Clause clause, bool holds, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(clause);
        if (!holds) Note(new TrialEvent.Violated(otherwise, clause.Name));
    }

    /// <summary>
    /// Notes how often a fault came by chance. Its clause is broken unless that is never. A fault that a gate is to force has not shown by that.
    /// </summary>
    /// <param name="fault">The fault; one of the experiment's.</param>
    /// <param name="times">How often; 0 or more.</param>
    /// <param name="text">How often, in words.</param>
    public void ObserveChance(Fault fault, int times, string text)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Observe("by chance", text);
        if (times == 0) return;
        if (fault.ByChance) Show(fault, text);
        else Note(new TrialEvent.Violated($"by chance: {text}", fault.Breaks));
    }

    /// <summary>Notes that a fault showed, which breaks the invariant.</summary>
    /// <param name="fault">The fault; one of the experiment's.</param>
    /// <param name="evidence">How it showed.</param>
    public void Show(Fault fault, string evidence)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Note(new TrialEvent.Shown(fault.Name, evidence));
    }

    /// <summary>From now on the program must end within <paramref name="limit"/>; otherwise it hangs and is ended by force.</summary>
    /// <param name="limit">How long it may take; above zero. Long enough that only a program that is stuck exceeds it.</param>
    /// <param name="otherwise">Why it hangs if it does.</param>
    /// <param name="fault">The fault that shows if it does.</param>
    public void MustEndWithin(TimeSpan limit, string otherwise, Fault? fault = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero);
        Note(new TrialEvent.MustEnd(limit.TotalMilliseconds, otherwise, fault?.Name));
    }

    /// <summary>Restricts the figures to what happens until the result is disposed. Without it they cover the whole program.</summary>
    /// <returns>Dispose it where the measured stretch ends.</returns>
    public IDisposable Measure()
    {
        var meter = new Meter();
        _meter = meter;
        return new Stretch(this, meter);
    }

    /// <summary>The figures, once <see cref="Close"/> was called.</summary>
    internal Figures Figures => _figures ?? throw new InvalidOperationException("The trial is not over.");

    /// <summary>The program is through: whatever was measured is final.</summary>
    internal void Close() => _figures ??= _meter.Read();

    private void Note(TrialEvent note) => _meter.Unbilled(() => _notes(note));

    private static string Text(object value) => value switch
    {
        TimeSpan span => Quantities.Duration(span),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed class Stretch(Trial trial, Meter meter) : IDisposable
    {
        public void Dispose() => trial._figures ??= meter.Read();
    }
}
