using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Scheduler;
using Akka.Dispatch;
using Akka.Event;

namespace ActorConcurrency;

/// <content>Actors that <see cref="IRunsInline"/>: whoever has the turn handles their ordinary messages, without a run of the mailbox.</content>
/// <remarks>
/// <para>What stops that. A system message does as soon as it is told (see the turns). A message that fails suspends the mailbox, and one
/// whose handler awaits does so too, without any system message; Akka.NET shows neither, but the cell keeps its current message after a
/// failure, and its task scheduler keeps one until all that was awaited is there. So whoever has the turn looks at both after every
/// message, and closes the way. A run of the mailbox that finds it open opens the way again.</para>
/// <para>Memory order. A sender that finds word left already leaves none itself, which spares an interlocked operation on the busiest
/// line. Its letter became the last one by a full fence before it looked; the holder takes the word with a full fence before it looks
/// whether the queue is empty. So the holder sees that it is not, though the letter may not be linked yet, for a link is a plain
/// release: then it waits an instant, or leaves it to the pool to look again.</para>
/// </remarks>
internal sealed partial class CombiningQueue
{
    // A sender's thread handles so many messages of others, for so long, at most. The time is looked at once in so many messages: a look costs
    // as much as a short handler.
    private const int SendersBudget = 16;
    private const int LooksAtTime = 4;

    // So many the pool's thread, before the next actor has its turn: as a run of Akka.NET's does by default.
    private const int PoolsShare = 100;
    private static readonly long SendersTime = Stopwatch.Frequency / 50_000; // 20 us

    private ActorCell? _inline;
    private ActorTaskScheduler? _tasks;

    /// <summary>Whether senders run the actor.</summary>
    public bool RunsInline => _inline is not null;

    /// <summary>Lets senders run the actor. Only before its start.</summary>
    public void RunInline(ActorCell cell) => (_inline, _tasks) = (cell, cell.TaskScheduler);

    /// <summary>Handles a message now, or puts it in for whoever has the turn; false: it must go through Akka.NET.</summary>
    public bool TryHandle(in Envelope envelope)
    {
        if (!IsOpen || !IsOrdinary(envelope.Message)) return false;
        if (_gate.IsTaken || !SendersThread.TryLend(out var flow))
        {
            PutAndPass(envelope);
            return true;
        }

        if (!_gate.TryEnter()) PutAndPass(envelope);
        else HandleFirst(envelope);
        SendersThread.GiveBack(flow);
        return true;
    }

    private static bool IsOrdinary(object message) => message is not (IAutoReceivedMessage or IScheduledTellMsg or Reminder);

    private void PutAndPass(in Envelope envelope)
    {
        Put(new Letter { Envelope = envelope });
        if (!_gate.IsOwed && !_gate.TryOwe()) QueueToPool();
    }

    // What is queued is for the pool, which is on its way, or for whoever told it before this one came.
    private void HandleFirst(in Envelope envelope)
    {
        if (IsEmpty && IsOpen)
        {
            Handle(envelope);
            if (!_gate.TryLeave()) ServeAndEnd();
            return;
        }

        Put(new Letter { Envelope = envelope });
        _gate.Leave();
        QueueToPool();
    }

    private void Handle(in Envelope envelope)
    {
        InternalCurrentActorCellKeeper.Current = _inline;
        try
        {
            _inline!.Invoke(envelope);
        }
        catch (Exception failure)
        {
            // Akka.NET's own, for it catches what a handler throws. The turn must end all the same.
            _inline!.System.Log.Error(failure, "{0} could not be run on the thread of a sender.", _owner);
        }

        InternalCurrentActorCellKeeper.Current = null;
        if (_inline.CurrentMessage is not null || _tasks!.CurrentMessage is not null) Volatile.Write(ref _openAt, -1);
    }

    // What is left of the budget.
    private int ServeMessages(int budget)
    {
        var start = budget <= SendersBudget ? Stopwatch.GetTimestamp() : 0;
        for (; FindNext() is { } next && IsOrdinary(next.Envelope.Message); budget--)
        {
            if (start != 0 && budget % LooksAtTime == 0 && Stopwatch.GetTimestamp() - start > SendersTime) budget = 0;
            if (budget == 0 || !IsOpen)
            {
                GoOnLater();
                break;
            }

            TryTake(out var envelope);
            Handle(envelope);
        }

        return budget;
    }

    // Who found word left already has put its letter in, but may not have linked it yet.
    private Letter? FindNext()
    {
        for (var tries = 0; _taken.Next is null && !IsEmpty; tries++)
        {
            if (tries == Tries)
            {
                QueueToPool();
                return null;
            }

            Thread.SpinWait(4);
        }

        return _taken.Next;
    }
}
