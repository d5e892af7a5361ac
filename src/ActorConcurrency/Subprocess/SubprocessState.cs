using System.Diagnostics;
using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <summary>
/// The subprocess's deterministic step: takes a command, or news of the child, and the time; orders what is to be done to the child, and writes the
/// answers to the caller's buffer. Not thread-safe: its actor owns it.
/// </summary>
/// <typeparam name="TAddress">Where answers go.</typeparam>
/// <param name="program">What it runs.</param>
/// <param name="supervision">How it is looked after.</param>
/// <param name="driver">Does what is ordered.</param>
/// <param name="random">Gives 0 to 1, 1 excluded.</param>
internal sealed partial class SubprocessState<TAddress>(string program, SubprocessSupervision supervision, IChildDriver driver, Func<double> random)
    where TAddress : notnull
{
    private readonly HashSet<TAddress> _subscribers = [];
    private readonly RestartPlan _plan = new(supervision.Restart, random);
    private TimeSpan _since;
    private TimeSpan? _endWithin;
    private int? _processId;
    private int _runs;
    private ChildExit? _lastExit;
    private Running? _announced;
    private Ended? _ended;

    /// <summary>Where it is in its life.</summary>
    public SubprocessPhase Phase { get; private set; }

    /// <summary>All restarts.</summary>
    public int Restarts => _plan.Total;

    /// <summary>Runs that have ended otherwise than with the code 0.</summary>
    public long Failures { get; private set; }

    /// <summary>Starts the first run.</summary>
    public void Begin(TimeSpan now) => Start(now);

    /// <summary>Carries out a command.</summary>
    public void Apply(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Carry(command, sender, now, replies) is { } reply) replies.Add((sender, reply));
        AssertInvariants();
    }

    /// <summary>Takes news of the child.</summary>
    public void Apply(ChildEvent news, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (news)
        {
            case ChildEvent.Began began:
                TakeChild(began, now, replies);
                break;
            case ChildEvent.NotBegun not:
                _openPipes.RemoveWhere(pipe => pipe.Run > _runs);
                Finish(new SubprocessOutcome.Failed(not.Cause.GetType().FullName!, not.Cause.Message, _lastExit, _runs), now, replies, FailureOf(not.Cause));
                break;
            case ChildEvent.Line line:
                _buffer.Add(line.Origin, line.Text, line.End, line.Run);
                break;
            case ChildEvent.Written written:
                EndWrite(written, replies);
                break;
            case ChildEvent.Exited exited:
                EndRun(exited.Exit, now, replies);
                break;
            case ChildEvent.PipeOver over:
                _openPipes.Remove((over.Run, over.Origin));
                break;
            case ChildEvent.Due:
                if (Phase == SubprocessPhase.BackingOff) Start(now);
                break;
            default:
                throw new UnreachableException($"{news.GetType()} is no news of a child.");
        }

        ServeReaders(replies);
        ServeWriters(replies);
        AssertInvariants();
    }

    /// <summary>Somebody has ended, and reads nothing any more: what was given to it goes back.</summary>
    public void Forget(TAddress somebody, List<(TAddress To, IReply Reply)> replies)
    {
        _subscribers.Remove(somebody);
        ForgetReader(somebody);
        ServeReaders(replies);
    }

    private IReply? Carry(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case Subscribe:
                Welcome(sender, replies);
                return null;
            case Unsubscribe:
                _subscribers.Remove(sender);
                return null;
            case Signal signal:
                return new Done(signal.Id, Phase == SubprocessPhase.Running && driver.Signal(signal.Number));
            case End end:
                EndSoon(end.Grace ?? supervision.Grace, now, replies);
                return new Done(end.Id);
            case GetSnapshot get:
                return new Snapshot(get.Id, Describe(now));
            default:
                CarryOfPipes(command, sender, now, replies);
                return null;
        }
    }

    private void Start(TimeSpan now)
    {
        Enter(SubprocessPhase.Starting, now);
        _openPipes.Add((_runs + 1, OutputOrigin.Output));
        _openPipes.Add((_runs + 1, OutputOrigin.Errors));
        driver.Start(_runs + 1);
    }

    private void TakeChild(ChildEvent.Began began, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        _runs = began.Run;
        _processId = began.ProcessId;
        driver.Adopt(began);
        Enter(SubprocessPhase.Running, now);
        Announce(_announced = new Running(began.ProcessId, began.Run), replies);
        // It was to end while it was being started.
        if (_endWithin is { } grace) driver.Terminate(grace);
    }

    private void EndRun(ChildExit exit, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        (_processId, _lastExit) = (null, exit);
        if (!exit.IsSuccess) Failures++;
        if (_endWithin is not null)
        {
            Finish(new SubprocessOutcome.Stopped(exit, _runs), now, replies);
            return;
        }

        switch (_plan.After(exit, now - _since, out var delay))
        {
            case RestartDecision.Again:
                Enter(SubprocessPhase.BackingOff, now);
                driver.WakeAfter(delay);
                break;
            case RestartDecision.GiveUp:
                Finish(new SubprocessOutcome.GaveUp(exit, _runs), now, replies);
                break;
            default:
                Finish(new SubprocessOutcome.Exited(exit, _runs), now, replies);
                break;
        }
    }

    private void EndSoon(TimeSpan grace, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        if (Phase == SubprocessPhase.Over) return;
        _endWithin = _endWithin is { } earlier && earlier < grace ? earlier : grace;
        if (Phase == SubprocessPhase.Running) driver.Terminate(grace);
        if (Phase != SubprocessPhase.BackingOff) return;
        Finish(new SubprocessOutcome.Stopped(_lastExit, _runs), now, replies);
        ServeReaders(replies);
    }

    private void Finish(SubprocessOutcome outcome, TimeSpan now, List<(TAddress To, IReply Reply)> replies, StartFailure? failure = null)
    {
        Enter(SubprocessPhase.Over, now);
        _ended = new Ended(outcome, failure);
        Announce(_ended, replies);
    }

    private void Welcome(TAddress subscriber, List<(TAddress To, IReply Reply)> replies)
    {
        _subscribers.Add(subscriber);
        if (_announced is not null) replies.Add((subscriber, new Outbox.News(_announced)));
        if (_ended is not null) replies.Add((subscriber, new Outbox.News(_ended)));
    }

    private void Announce(object what, List<(TAddress To, IReply Reply)> replies)
    {
        var news = new Outbox.News(what);
        foreach (var subscriber in _subscribers) replies.Add((subscriber, news));
    }

    private void Enter(SubprocessPhase phase, TimeSpan now) => (Phase, _since) = (phase, now);

    private static StartFailure FailureOf(Exception cause) => (cause as SubprocessStartException)?.Reason ?? StartFailure.System;

    private SubprocessSnapshot Describe(TimeSpan now)
    {
        var readers = Wording.Capped(_readers.All.Select(reader => now - reader.Entry.Since));
        var writers = Wording.Capped(AllWriters.Select(writer => now - writer.Since));
        return new(
            program, Phase, _processId, _runs, _lastExit, now - _since,
            _buffer.CountOf(OutputOrigin.Output), _buffer.CountOf(OutputOrigin.Errors), readers, writers)
        {
            LinesCome = _buffer.Come,
            LinesRead = _read,
            MoreReaders = _readers.Count - readers.Length,
            MoreWriters = AllWriters.Count() - writers.Length,
            OutputIsFull = driver.IsFull(OutputOrigin.Output),
            ErrorsAreFull = driver.IsFull(OutputOrigin.Errors),
        };
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_buffer.Come == _read + _given.Count + Unread, "Every line that came is read, or on its way, or unread.");
        Debug.Assert((Phase == SubprocessPhase.Running) == _processId is not null, "There is a child while it runs.");
        Debug.Assert(Phase == SubprocessPhase.Over == _ended is not null, "What is over has ended somehow.");
    }
}
