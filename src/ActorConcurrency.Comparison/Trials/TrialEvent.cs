using System.Text.Json.Serialization;

namespace ActorConcurrency.Comparison;

/// <summary>Something that a trial reported while it ran. Immutable; crosses the process border as one line of JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Printed), "printed")]
[JsonDerivedType(typeof(Observed), "observed")]
[JsonDerivedType(typeof(Violated), "violated")]
[JsonDerivedType(typeof(Shown), "shown")]
[JsonDerivedType(typeof(MustEnd), "mustEnd")]
[JsonDerivedType(typeof(Measured), "measured")]
[JsonDerivedType(typeof(Logged), "logged")]
[JsonDerivedType(typeof(CellBegins), "cellBegins")]
[JsonDerivedType(typeof(CellFact), "cellFact")]
[JsonDerivedType(typeof(CellOver), "cellOver")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Failed), "failed")]
internal abstract record TrialEvent
{
    private TrialEvent() { }

    /// <summary>Everything is set up; the program is about to start, or to start again for its figures.</summary>
    public sealed record Ready : TrialEvent;

    /// <summary>The program printed a line.</summary>
    /// <param name="Line">The line, without its end.</param>
    public sealed record Printed(string Line) : TrialEvent;

    /// <summary>A fact was observed. A later fact of the same name replaces it.</summary>
    /// <param name="Name">What was observed; empty if the value speaks for itself.</param>
    /// <param name="Value">The value, ready to be read.</param>
    public sealed record Observed(string Name, string Value) : TrialEvent;

    /// <summary>The invariant did not hold.</summary>
    /// <param name="Otherwise">What was the case instead.</param>
    /// <param name="Clause">The name of the clause that was broken, or <see cref="Invariant.Whole"/>.</param>
    public sealed record Violated(string Otherwise, string Clause = Invariant.Whole) : TrialEvent;

    /// <summary>A fault showed.</summary>
    /// <param name="Fault">The fault's name.</param>
    /// <param name="Evidence">How it showed.</param>
    public sealed record Shown(string Fault, string Evidence) : TrialEvent;

    /// <summary>From now on the program must end within a time; if it does not, it hangs, and the fault has shown.</summary>
    /// <param name="Milliseconds">How long it may take.</param>
    /// <param name="Otherwise">Why it hangs if it does.</param>
    /// <param name="Fault">The fault that then shows, if any.</param>
    public sealed record MustEnd(double Milliseconds, string Otherwise, string? Fault) : TrialEvent;

    /// <summary>The figures of one run of the program.</summary>
    /// <param name="Figures">The figures.</param>
    public sealed record Measured(Figures Figures) : TrialEvent;

    /// <summary>A log event of the trial's process.</summary>
    /// <param name="Level">The level's name, as the logger names it.</param>
    /// <param name="Text">The rendered text.</param>
    public sealed record Logged(string Level, string Text) : TrialEvent;

    /// <summary>A cell of the failure matrix is about to be tried.</summary>
    /// <param name="Name">Its row and side.</param>
    public sealed record CellBegins(string Name) : TrialEvent;

    /// <summary>The program of the cell that is being tried has found something.</summary>
    /// <param name="Fact">What was seen.</param>
    public sealed record CellFact(string Fact) : TrialEvent;

    /// <summary>A cell of the failure matrix was tried.</summary>
    /// <param name="Cell">What came of it.</param>
    public sealed record CellOver(Cell Cell) : TrialEvent;

    /// <summary>The program ended by itself. Always last.</summary>
    public sealed record Ended : TrialEvent;

    /// <summary>The program failed. Always last.</summary>
    /// <param name="Reason">The exception's type and message.</param>
    public sealed record Failed(string Reason) : TrialEvent;
}
