using System.Collections.Immutable;
using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>One of those who run a race. Immutable.</summary>
public sealed record RaceContender
{
    private RaceContender(Side side, string name, Func<ActorSystem, RaceRun> begin) => (Side, Name, Begin) = (side, name, begin);

    /// <summary>Whose side it is on.</summary>
    public Side Side { get; }

    /// <summary>What it is called in tables, for example <c>Interlocked</c>; unique within its side.</summary>
    public string Name { get; }

    /// <summary>The forbidden outcomes that it is known for: it may show them and need not. None by default.</summary>
    public ImmutableArray<string> KnownFor { get; private init; } = [];

    /// <summary>What is smaller where all orders are tried; empty, the default, if nothing is.</summary>
    public string Instead { get; private init; } = "";

    internal Func<ActorSystem, RaceRun> Begin { get; }

    /// <summary>As <see cref="Begin"/>, small enough that all orders can be tried.</summary>
    internal Func<ActorSystem, RaceRun> BeginSmall { get => field ?? Begin; private init; }

    /// <summary>A contender.</summary>
    /// <param name="side">Whose side it is on.</param>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="begin">Makes a fresh state and the actions of one run. Gets the actor system that all share.</param>
    public static RaceContender Of(Side side, string name, Func<ActorSystem, RaceRun> begin)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(begin);
        return new RaceContender(side, name, begin);
    }

    /// <summary>A contender that needs no actor.</summary>
    /// <param name="side">Whose side it is on.</param>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="begin">Makes a fresh state and the actions of one run.</param>
    public static RaceContender Of(Side side, string name, Func<RaceRun> begin)
    {
        ArgumentNullException.ThrowIfNull(begin);
        return Of(side, name, _ => begin());
    }

    /// <summary>An actor by messages only, and direct when idle.</summary>
    /// <param name="name">What it is called in tables.</param>
    /// <param name="begin">The same as of the others; the second argument says whether the handle does a step itself while the actor is idle.</param>
    public static IReadOnlyList<RaceContender> ActorBothWays(string name, Func<ActorSystem, bool, RaceRun> begin) =>
        [Of(Side.Actor, name, system => begin(system, false)), Of(Side.Direct, name, system => begin(system, true))];

    /// <summary>The same, with a smaller run of which all orders can be tried.</summary>
    /// <param name="instead">What is smaller, in words, for example <c>2 changes each, not 50</c>.</param>
    /// <param name="begin">Makes the state and the actions of the smaller run.</param>
    public RaceContender Small(string instead, Func<ActorSystem, RaceRun> begin)
    {
        ArgumentException.ThrowIfNullOrEmpty(instead);
        ArgumentNullException.ThrowIfNull(begin);
        return this with { Instead = instead, BeginSmall = begin };
    }

    /// <summary>The same, known for forbidden outcomes.</summary>
    /// <param name="outcomes">The outcomes' names.</param>
    public RaceContender Showing(params ImmutableArray<string> outcomes) => this with { KnownFor = outcomes };
}
