using System.Collections.Immutable;

namespace ActorConcurrency.Comparison;

/// <summary>What threads, tasks and actors did, one beside the other, in one run. Immutable.</summary>
/// <param name="Name">The timeline's name, unique within its recipe.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Side">Whose side it is on.</param>
/// <param name="Contender">What was run.</param>
/// <param name="LengthMs">How long it is, in milliseconds.</param>
/// <param name="Lanes">Who did something, in the order of their beginning.</param>
/// <param name="Arrows">The messages, and what they led to where that is certain.</param>
/// <param name="End">How it ended, in a sentence.</param>
public sealed record Timeline(
    string Name, string Title, Side Side, string Contender, double LengthMs, ImmutableArray<TimelineLane> Lanes, ImmutableArray<TimelineArrow> Arrows, string End);

/// <summary>One who did something. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Spans">What it did, in order; between them it was idle, or had ended.</param>
public sealed record TimelineLane(string Name, LaneKind Kind, ImmutableArray<TimelineSpan> Spans);

/// <summary>What a lane is of.</summary>
public enum LaneKind
{
    /// <summary>A thread.</summary>
    Thread,

    /// <summary>A task: it has a thread only while it runs.</summary>
    Task,

    /// <summary>An actor: it has a thread only while it handles a message.</summary>
    Actor,
}

/// <summary>What somebody did for a while. Immutable.</summary>
/// <param name="Doing">What.</param>
/// <param name="Label">The same in words: what for, or the message's name.</param>
/// <param name="FromMs">When it began, in milliseconds from the beginning of the timeline.</param>
/// <param name="ToMs">When it ended.</param>
public sealed record TimelineSpan(Doing Doing, string Label, double FromMs, double ToMs);

/// <summary>What somebody does.</summary>
public enum Doing
{
    /// <summary>It runs.</summary>
    Running,

    /// <summary>A thread waits, and can do nothing else.</summary>
    Blocked,

    /// <summary>A task waits; no thread does.</summary>
    Waiting,

    /// <summary>An actor handles a message.</summary>
    Handling,
}

/// <summary>A message, or what it led to. Immutable.</summary>
/// <param name="From">The lane that it comes from; empty if that is none of them: a timer, for example.</param>
/// <param name="To">The lane that it goes to.</param>
/// <param name="Label">The message's name; empty for what it led to.</param>
/// <param name="SentMs">When it was sent.</param>
/// <param name="ReceivedMs">When it was handled, or when who waited went on.</param>
public sealed record TimelineArrow(string From, string To, string Label, double SentMs, double ReceivedMs);
