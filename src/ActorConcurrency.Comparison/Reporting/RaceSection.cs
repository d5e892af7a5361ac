using System.Collections.Immutable;
using System.Text;

namespace ActorConcurrency.Comparison;

/// <summary>The outcomes of races as a section of a Markdown report. Pure.</summary>
internal static class RaceSection
{
    internal const string Reading =
        """
        Each run has a fresh state; the participants meet, are shifted against each other by a delay that is drawn from the seed, and do one thing each at the same
        moment. *Acceptable* is as it should be, *interesting* is allowed and not what everybody expects, *forbidden* must not be. A forbidden outcome with
        somebody who is not known for it is an objection. An outcome that was not seen may still be possible: runs are a sample.

        *All orders* is no sample. An actor by messages handles one message at a time, and an answer is there when its message is handled. So the only thing
        that can differ is what comes next: a participant sends its next request, or the actor handles its next message (a turn, *handled*). Every sequence of
        these was tried, once, with an actor that handles a message only when it is told to. One call of a participant counts as one step: what happens
        inside it on the caller's thread, until the message is in the mailbox, is covered by the runs only. Whoever shares state, *direct* too, has no such list: there
        each instruction can come before or after each of the other's, and the runs are all the evidence that there is.
        """;

    /// <summary>The section; empty if there are no races.</summary>
    /// <param name="races">The races.</param>
    public static string Render(ImmutableArray<RaceTable> races)
    {
        if (races.IsDefaultOrEmpty) return "";
        var text = new StringBuilder("## Which outcomes there are\n\n").Append(Reading.ReplaceLineEndings("\n")).Append("\n\n");
        foreach (var race in races) text.Append(Render(race));
        return text.ToString();
    }

    /// <summary>One race's part of the section.</summary>
    /// <param name="race">The race.</param>
    public static string Render(RaceTable race)
    {
        ArgumentNullException.ThrowIfNull(race);
        var text = new StringBuilder($"### {race.Recipe}, {race.Race}: {race.Title}\n\n");
        foreach (var sentence in RaceText.Sentences(race)) text.Append("- ").Append(sentence).Append('\n');
        return text.Append('\n').Append(RaceText.Table(race).ToMarkdown()).ToString();
    }
}
