using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>A delegate or a runnable to run when it is due.</summary>
internal sealed class ScheduledWork(object work) : CancelableTimer
{
    // Cleared by Release, perhaps while Fire runs; read once.
    private object? _work = work;

    protected internal override void Fire()
    {
        switch (_work)
        {
            case Action action: action(); break;
            case IRunnable runnable: runnable.Run(); break;
        }
    }

    protected internal override void Release()
    {
        base.Release();
        _work = null;
    }

    public override string ToString() => _work?.ToString() ?? nameof(ScheduledWork);
}
