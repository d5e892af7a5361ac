using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Scheduler;

namespace ActorConcurrency;

/// <content>Actors that <see cref="IRunsInline"/>: whoever has the turn handles their ordinary messages, without a run of the mailbox.</content>
/// <remarks>
/// What stops that. A system message does as soon as it is told (see the turns). A message that fails suspends the mailbox, and one
/// whose handler awaits does so too, without any system message; Akka.NET shows neither, but the cell keeps its current message after a
/// failure, and its task scheduler keeps one until all that was awaited is there. So whoever has the turn looks at both after every message,
/// and closes the way. A run of the mailbox that finds it open opens the way again.
/// </remarks>
internal sealed partial class CombiningQueue
{
    // A sender's thread handles so many messages of others, for so long, at most.
    private const int SendersBudget = 16;
    private static readonly long SendersTime = Stopwatch.Frequency / 50_000; // 20 us

    private ActorCell? _inline;

    /// <summary>Whether senders run the actor.</summary>
    public bool RunsInline => _inline is not null;

    /// <summary>Lets senders run the actor. Only before its start.</summary>
    public void RunInline(ActorCell cell) => _inline = cell;

    /// <summary>Handles a message now, or puts it in for whoever has the turn; false: it must go through Akka.NET.</summary>
    public bool TryHandle(in Envelope envelope)
    {
        if (!IsOpen || !IsOrdinary(envelope.Message)) return false;
        if (!SendersThread.TryLend(out var flow))
        {
            Put(new Letter { Envelope = envelope });
            if (!_gate.TryOwe()) QueueToPool();
            return true;
        }

        try
        {
            HandleOrPut(envelope);
        }
        finally
        {
            SendersThread.GiveBack(flow!);
        }

        return true;
    }

    private static bool IsOrdinary(object message) => message is not (IAutoReceivedMessage or IScheduledTellMsg or Reminder);

    private void HandleOrPut(in Envelope envelope)
    {
        if (!_gate.TryEnter())
        {
            Put(new Letter { Envelope = envelope });
            if (_gate.EnterOrOwe()) ServeAndEnd();
            return;
        }

        if (IsEmpty && IsOpen) Handle(_inline!, envelope);
        else Put(new Letter { Envelope = envelope });
        if (!IsEmpty || !_gate.TryLeave()) ServeAndEnd();
    }

    private void Handle(ActorCell cell, in Envelope envelope)
    {
        InternalCurrentActorCellKeeper.Current = cell;
        try
        {
            cell.Invoke(envelope);
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = null;
            if (cell.CurrentMessage is not null || cell.TaskScheduler.CurrentMessage is not null) Volatile.Write(ref _openAt, -1);
        }
    }

    // What is left of the budget.
    private int ServeMessages(ActorCell cell, int budget)
    {
        var start = budget <= SendersBudget ? Stopwatch.GetTimestamp() : 0;
        for (; _taken.Next is { } next && IsOrdinary(next.Envelope.Message); budget--)
        {
            if (start != 0 && Stopwatch.GetTimestamp() - start > SendersTime) budget = 0;
            if (budget == 0 || !IsOpen)
            {
                GoOnLater();
                break;
            }

            TryTake(out var envelope);
            Handle(cell, envelope);
        }

        return budget;
    }
}
