using System.Diagnostics;
using static ActorConcurrency.SubprocessProtocol;

namespace ActorConcurrency;

/// <content>Who reads and who writes.</content>
internal sealed partial class SubprocessState<TAddress>
{
    private readonly OutputBuffer _buffer = new();
    private readonly ArrivalOrder<Reader> _readers = new();
    private readonly ArrivalOrder<Writer> _writers = new();
    private readonly Dictionary<RequestId, (TAddress To, OutputLine Line)> _given = [];
    private readonly HashSet<(int Run, OutputOrigin Origin)> _openPipes = [];
    private (RequestId Id, Writer Writer)? _writing;
    private long _read;

    /// <summary>Lines that nobody has.</summary>
    public int Unread => _buffer.CountOf(OutputOrigin.Output) + _buffer.CountOf(OutputOrigin.Errors);

    private IEnumerable<Writer> AllWriters => [.. _writing is { } writing ? [writing.Writer] : Array.Empty<Writer>(), .. _writers.All.Select(static writer => writer.Entry)];

    private bool IsLastRun =>
        Phase == SubprocessPhase.Over || (Phase == SubprocessPhase.Running && (supervision.Restart.When == RestartWhen.Never || _endWithin is not null));

    // A line that is on its way may come back.
    private bool IsOver(OutputOrigin? origin) => IsLastRun
        && !_openPipes.Any(pipe => (origin ?? pipe.Origin) == pipe.Origin)
        && !_given.Values.Any(given => (origin ?? given.Line.Origin) == given.Line.Origin);

    private void CarryOfPipes(ICommand command, TAddress sender, TimeSpan now, List<(TAddress To, IReply Reply)> replies)
    {
        switch (command)
        {
            case ReadLine read:
                if (!_readers.Contains(read.Id) && !_given.ContainsKey(read.Id)) _readers.Add(read.Id, new(sender, read.Origin, now));
                break;
            case Accept accept:
                if (!_given.Remove(accept.Id, out var taken)) return;
                _read++;
                driver.GiveRoom(taken.Line.Origin);
                break;
            case Withdraw withdraw:
                if (_given.Remove(withdraw.Id, out var returned)) _buffer.PutBack(returned.Line);
                else if (!_readers.Remove(withdraw.Id, out _)) _writers.Remove(withdraw.Id, out _);
                break;
            case Write write:
                _writers.Add(write.Id, new(sender, write.Bytes, now));
                break;
            case CompleteInput complete:
                _writers.Add(complete.Id, new(sender, null, now));
                break;
            default:
                throw new UnreachableException($"{command.GetType()} is not in the protocol.");
        }

        ServeReaders(replies);
        ServeWriters(replies);
    }

    private void ServeReaders(List<(TAddress To, IReply Reply)> replies)
    {
        if (_readers.Count == 0 || (Unread == 0 && !IsLastRun)) return;
        foreach (var (id, reader) in _readers.All.ToList())
        {
            if (_buffer.Take(reader.Origin) is { } line)
            {
                _given.Add(id, (reader.Address, line));
                replies.Add((reader.Address, new LineIs(id, line)));
            }
            else if (IsOver(reader.Origin))
            {
                replies.Add((reader.Address, NotStartedFor(id) ?? new NoMore(id)));
            }
            else
            {
                continue;
            }

            _readers.Remove(id, out _);
        }
    }

    private void ServeWriters(List<(TAddress To, IReply Reply)> replies)
    {
        while (_writing is null && Phase != SubprocessPhase.Starting && _writers.TryTake(out var id, out var writer))
            if (writer.Bytes is not { } bytes)
            {
                replies.Add((writer.Address, NotStartedFor(id) ?? new Done(id, Phase == SubprocessPhase.Running && driver.CompleteInput())));
            }
            else if (Phase != SubprocessPhase.Running)
            {
                replies.Add((writer.Address, NotStartedFor(id) ?? new NoInput(id)));
            }
            else
            {
                _writing = (id, writer);
                driver.Write(id, bytes);
            }
    }

    private IReply? NotStartedFor(RequestId id) =>
        _ended is { Failure: { } reason, Outcome: SubprocessOutcome.Failed failed } ? new NotStarted(id, reason, failed.Message) : null;

    private void EndWrite(ChildEvent.Written written, List<(TAddress To, IReply Reply)> replies)
    {
        if (_writing is not { } writing || writing.Id != written.Id) return;
        _writing = null;
        replies.Add((writing.Writer.Address, written.IsWritten ? new Done(writing.Id) : new NoInput(writing.Id)));
    }

    private void ForgetReader(TAddress somebody)
    {
        foreach (var (id, reader) in _readers.All.Where(reader => reader.Entry.Address.Equals(somebody)).ToList()) _readers.Remove(id, out _);
        foreach (var (id, given) in _given.Where(given => given.Value.To.Equals(somebody)).ToList())
        {
            _given.Remove(id);
            _buffer.PutBack(given.Line);
        }
    }

    private sealed record Reader(TAddress Address, OutputOrigin? Origin, TimeSpan Since);

    /// <summary>Who writes something, or closes the input.</summary>
    private sealed record Writer(TAddress Address, ReadOnlyMemory<byte>? Bytes, TimeSpan Since);
}
