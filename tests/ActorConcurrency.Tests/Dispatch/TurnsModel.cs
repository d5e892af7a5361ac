using System.Collections.Immutable;

namespace ActorConcurrency.Tests;

/// <summary>
/// The gate and the turns of <see cref="CombiningQueue"/> in single steps, as a graph: from each state, whoever can move may move next. One
/// move is one interlocked operation, or one look at what others change. Kept by hand as the code is; the budget is one step, so that it is spent.
/// </summary>
/// <param name="Gate">F: free; H: held; O: owed.</param>
/// <param name="Queue">s: a step, which whoever has the turn may do; m: a message that needs the mailbox's run.</param>
/// <param name="Items">How often the pool was asked to execute the queue.</param>
/// <param name="IsAkkaScheduled">Akka.NET has asked for a run that has not ended.</param>
/// <param name="Scheduled">The mailbox that is to be run.</param>
/// <param name="TurnedAway">An item of the pool has found the gate taken.</param>
/// <param name="Done">What was done.</param>
/// <param name="Who">Where everybody is, and with what budget; p: a thread of the pool that waits for an item.</param>
internal sealed record TurnsModel(
    char Gate, string Queue, int Items, bool IsAkkaScheduled, bool Scheduled, bool TurnedAway, int Done, ImmutableArray<(string At, int Budget)> Who)
{
    private const int Budget = 1;

    /// <summary>All that can be reached.</summary>
    /// <param name="participants">step, put, pass (puts in and may not serve) or tell; two threads of the pool are added.</param>
    public static IEnumerable<TurnsModel> Reach(params string[] participants)
    {
        var start = new TurnsModel('F', "", 0, false, false, false, 0, [.. participants.Append("pool").Append("pool").Select(at => (at, 0))]);
        return start.From();
    }

    /// <summary>All that can be reached from here.</summary>
    public IEnumerable<TurnsModel> From()
    {
        HashSet<string> seen = [Key];
        Queue<TurnsModel> next = new([this]);
        while (next.TryDequeue(out var state))
        {
            yield return state;
            foreach (var after in state.Moves())
                if (seen.Add(after.Key))
                    next.Enqueue(after);
        }
    }

    /// <summary>Whether nobody can move any more.</summary>
    public bool IsEnd => !Moves().Any();

    /// <summary>How many are inside.</summary>
    public int Inside => Who.Count(who => who.At is "leave" or "must leave" or "owed" or "serve" or "next" or "entered" or "scheduled?" or "run" or "idle" or "again?");

    private string Key => $"{Gate}{Queue} {Items}{IsAkkaScheduled}{Scheduled}{TurnedAway}{Done} {string.Join(' ', Who)}";

    private IEnumerable<TurnsModel> Moves() =>
        Enumerable.Range(0, Who.Length).Where(me => Who[me].At != "over" && (Who[me].At != "pool" || Items > 0)).Select(Move);

    private TurnsModel Move(int me)
    {
        var (at, budget) = Who[me];
        return at switch
        {
            "step" => Gate == 'F' ? (this with { Gate = 'H' }).To(me, Queue.Length == 0 ? "leave" : "serve", Budget) : To(me, "over"),
            "put" => (this with { Queue = Queue + 's' }).To(me, "enter"),
            "pass" => (this with { Queue = Queue + 's' }).To(me, "pass on"),
            "pass on" => Gate == 'F' ? (this with { Items = Items + 1 }).To(me, "over") : (this with { Gate = 'O' }).To(me, "over"),
            "tell" => (this with { Queue = Queue + 'm' }).To(me, "dispatch"),
            "dispatch" => Schedule().To(me, "over"),
            "pool" => (this with { Items = Items - 1, TurnedAway = true }).To(me, "enter", -1),
            "enter" => Gate != 'F' ? To(me, "owe", budget) : (this with { Gate = 'H' }).To(me, budget < 0 ? "entered" : "serve", Budget),
            "owe" => Gate == 'F' ? To(me, "enter", budget) : (this with { Gate = 'O' }).To(me, budget < 0 ? "pool" : "over"),
            "entered" => (this with { TurnedAway = false }).To(me, "scheduled?"),
            "scheduled?" => (this with { Scheduled = false }).To(me, Scheduled ? "run" : "serve", Budget),
            "run" => (this with { Queue = "", Done = Done + Queue.Length }).To(me, "idle"),
            "idle" => (this with { IsAkkaScheduled = false }).To(me, "again?"),
            "again?" => (Queue.Length > 0 ? Schedule() : this).To(me, "serve", Budget),
            "serve" => (TurnedAway ? this with { TurnedAway = false, Items = Items + 1 } : this).To(me, "next", budget),
            "next" => Serve(me, budget),
            "leave" => Gate == 'H' ? (this with { Gate = 'F' }).To(me, Home(me)) : To(me, budget > 0 ? "owed" : "must leave", budget),
            "owed" => (this with { Gate = 'H' }).To(me, "serve", budget),
            "must leave" => (this with { Gate = 'F' }).To(me, "go on"),
            "go on" => (this with { Items = Items + 1 }).To(me, Home(me)),
            _ => throw new InvalidOperationException(at),
        };
    }

    private TurnsModel Serve(int me, int budget) => !Queue.StartsWith('s') ? To(me, "leave", budget)
        : budget <= 0 ? Schedule().To(me, "leave", budget)
        : (this with { Queue = Queue[1..], Done = Done + 1 }).To(me, "next", budget - 1);

    // Akka.NET's: once, until the run has ended.
    private TurnsModel Schedule() => IsAkkaScheduled ? this : this with { IsAkkaScheduled = true, Scheduled = true, Items = Items + 1 };

    private TurnsModel To(int me, string at, int budget = 0) => this with { Who = Who.SetItem(me, (at, budget)) };

    private string Home(int me) => me >= Who.Length - 2 ? "pool" : "over";
}
