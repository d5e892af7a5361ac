using Akka.Actor;
using Akka.Event;
using Akka.Persistence;

namespace ActorConcurrency;

/// <content>Snapshots, and the deletion of what they make superfluous.</content>
internal sealed partial class ClusterEntity
{
    // Snapshots of this name, oldest first: up to which entry, and since when it has been there.
    private readonly Queue<(long Sequence, TimeSpan At)> _snapshots = new();
    private long _lastSnapshot;
    private bool _isSaving;

    private bool IsSnapshotDue => LastSequenceNr - _lastSnapshot >= _settings.SnapshotEvery && !_isSaving;

    // A snapshot is of a moment at which all is written: what comes meanwhile waits for that.
    private bool IsForSnapshot()
    {
        if (_inFlight == 0 || !IsSnapshotDue) return false;
        Stash.Stash();
        return true;
    }

    private void OnWritten()
    {
        if (_inFlight > 0) return;
        if (IsSnapshotDue)
        {
            _isSaving = true;
            SaveSnapshot(_book.Image());
        }

        Stash.UnstashAll();
    }

    private void Recovered(SnapshotMetadata metadata)
    {
        _lastSnapshot = metadata.SequenceNr;
        _snapshots.Enqueue((metadata.SequenceNr, Now));
    }

    private void OnStore(object message)
    {
        switch (message)
        {
            case SaveSnapshotSuccess saved:
                OnSaved(saved.Metadata.SequenceNr);
                break;
            case SaveSnapshotFailure failed:
                _isSaving = false;
                _lastSnapshot = failed.Metadata.SequenceNr;
                _log.Warning(failed.Cause, "{0} has no snapshot of entry {1}; the next try is {2} entries later.", PersistenceId, failed.Metadata.SequenceNr, _settings.SnapshotEvery);
                break;
            case DeleteMessagesSuccess or DeleteSnapshotsSuccess or DeleteSnapshotSuccess:
                break;
            case DeleteMessagesFailure failed:
                _log.Warning(failed.Cause, "{0} keeps its old entries for now; they are deleted with the next snapshot.", PersistenceId);
                break;
            case DeleteSnapshotsFailure failed:
                _log.Warning(failed.Cause, "{0} keeps its old snapshots for now; they are deleted with the next one.", PersistenceId);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // Of the snapshots that are old enough the latest one stays, and the entries behind it: see the class.
    private void OnSaved(long sequence)
    {
        (_isSaving, _lastSnapshot) = (false, sequence);
        _snapshots.Enqueue((sequence, Now));
        var superfluous = 0L;
        while (_snapshots.TryPeek(out var oldest) && oldest.At + _settings.KeepEntries <= Now && _snapshots.Count > 1) superfluous = _snapshots.Dequeue().Sequence;
        if (superfluous == 0) return;
        DeleteMessages(superfluous);
        DeleteSnapshots(new SnapshotSelectionCriteria(superfluous - 1));
    }

    private void Erase(Delete delete)
    {
        if (!_book.IsUnused)
        {
            DeferAsync((Sender, delete.Id), static asked => asked.Sender.Tell(new FromEntity(asked.Id.Client, 0, default, new Deleted(asked.Id, InUse: true))));
            return;
        }

        var sender = Sender;
        var erased = new Entry(_clock.UtcNow, [new EntityFact.Erased(_book.LastToken)]);
        var submitted = Now;
        _ended = true;
        PersistAsync(erased, _ =>
        {
            // As any other write: see there. Whoever asked hears nothing, and asks again.
            if (Now - submitted > _settings.WriteAge)
            {
                End("a deletion took longer");
                return;
            }

            DeleteMessages(LastSequenceNr - 1);
            DeleteSnapshots(new SnapshotSelectionCriteria(LastSequenceNr));
            sender.Tell(new FromEntity(delete.Id.Client, 0, default, new Deleted(delete.Id, InUse: false)));
            Context.Stop(Self);
        });
    }
}
