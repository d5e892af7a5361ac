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

    // Of a name that was deleted one is made at once: see the class.
    private bool IsSnapshotDue => LastSequenceNr - _lastSnapshot >= (_book.IsErased ? 1 : _settings.SnapshotEvery) && !_isSaving;

    // What a deleted name had is kept for a while, and nobody else would take it away then.
    private bool IsErasing => _book.IsErased && (_isSaving || _snapshots.Count > 0);

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

    private void OnSaved(long sequence)
    {
        (_isSaving, _lastSnapshot) = (false, sequence);
        _snapshots.Enqueue((sequence, Now));
        Sweep();
    }

    // Of the snapshots that are old enough the latest one stays, with its entry, so that there is a last number, and those behind it: see the class.
    private void Sweep()
    {
        var superfluous = 0L;
        while (_snapshots.TryPeek(out var oldest) && oldest.At + _settings.KeepEntries <= Now) superfluous = _snapshots.Dequeue().Sequence;
        if (superfluous == 0) return;
        DeleteMessages(superfluous - 1);
        DeleteSnapshots(new SnapshotSelectionCriteria(superfluous - 1));
    }
}
