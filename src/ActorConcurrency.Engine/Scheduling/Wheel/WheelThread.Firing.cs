using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>What the thread itself does: takes in what is new, fires what is due, sleeps.</summary>
internal sealed partial class WheelThread
{
    private void Run()
    {
        CombiningDispatcher.RefuseOnThisThread(); // a due message is told here, but not handled here: the next one is waiting
        while (!_stopping)
        {
            EmptyInbox();
            FireWhatIsDue(_clock.TickAt(Elapsed));
            Sleep();
        }

        DropAll();
    }

    private void EmptyInbox()
    {
        for (var timer = _inbox.TakeAll(); timer is not null;)
        {
            // Once held, the timer may be cancelled and posted again at any moment: its link is read and cleared before.
            var next = timer.NextInInbox;
            timer.NextInInbox = null;
            if (timer.TryHold()) _wheel.Add(timer, timer.Due);
            else _wheel.Remove(timer);
            timer = next;
        }
    }

    private void FireWhatIsDue(long now)
    {
        while (!_stopping && _wheel.Expire(now) is { } timer)
        {
            if (!timer.TryBegin()) continue;
            Fire(timer);
            if (timer.IsRepeated && !timer.IsDone) FireAgainLater(timer);
            else timer.Release();
        }
    }

    private void Fire(WheelTimer timer)
    {
        try
        {
            timer.Fire();
        }
        catch (Exception exception)
        {
            timer.TryEnd();
            Report(timer, exception);
        }
    }

    private void Report(WheelTimer timer, Exception exception)
    {
        try
        {
            _onError(timer, exception);
        }
        catch (Exception)
        {
            // A report describes what it is about, in a user's words, which may throw too: no reason to end everybody's timers.
        }
    }

    private void FireAgainLater(WheelTimer timer)
    {
        // From deadline to deadline, not from now: lateness does not add up, and what was missed is made up for.
        timer.Deadline = Later(timer.Deadline, timer.Interval);
        _wheel.Add(timer, Math.Max(_clock.FirstTickNotBefore(timer.Deadline), timer.Due + 1));
    }

    private void Sleep()
    {
        var until = _wheel.EarliestDue;
        var wokenFor = Volatile.Read(ref _wokenFor);
        if (wokenFor > _wheel.Now) until = Math.Min(until, wokenFor);
        Interlocked.Exchange(ref _wakeTick, until);
        if (_inbox.IsEmpty && !_stopping)
        {
            WaitForSignal(_clock.MillisecondsUntil(until));
            WakeUps++;
        }

        Volatile.Write(ref _wakeTick, Awake);
    }

    private void DropAll()
    {
        EmptyInbox();
        while (_wheel.Expire(long.MaxValue) is { } timer)
        {
            if (!timer.TryEnd()) continue;
            timer.Drop();
            timer.Release();
        }
    }
}
