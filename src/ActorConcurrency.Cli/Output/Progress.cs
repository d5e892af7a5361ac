using System.Collections.Immutable;
using ActorConcurrency.Comparison;
using Spectre.Console;

namespace ActorConcurrency.Cli;

/// <summary>Shows how a comparison gets on. Told one thing at a time.</summary>
internal abstract class Progress : IDisposable
{
    /// <summary>A live table on a terminal that has the room for it and no log lines to share it with; plain lines otherwise.</summary>
    public static Progress For(IAnsiConsole console, ImmutableArray<TrialOrder> plan, bool quiet)
    {
        var fits = LiveProgress.RowsOf(plan) <= console.Profile.Height && LiveProgress.WidthOf(plan) <= console.Profile.Width;
        return quiet && fits && console.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? new LiveProgress(console, plan)
            : new PlainProgress(plan.Length);
    }

    public abstract void Tell(TrialNews news);

    /// <summary>What is tried after the experiments.</summary>
    public abstract void Tell(string step);

    public virtual void Dispose() { }
}
