using Akka.Actor;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>How handles and sessions end. The actor behind them does only what the test says.</summary>
public sealed class ClosingTests : IClassFixture<Actors>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider _time = new();
    private readonly ManualActor _actor;
    private readonly ActorSemaphore _semaphore;
    private readonly ActorWorkQueue<string> _queue;
    private readonly ActorLockSet _locks;
    private readonly ActorLock _lock;

    public ClosingTests(Actors actors)
    {
        _actor = new ManualActor(actors.System);
        _semaphore = ActorSemaphore.Attach(_actor, new() { CallTimeout = CallTimeout }, _time);
        _queue = ActorWorkQueue<string>.Attach(_actor, new() { CallTimeout = CallTimeout }, _time);
        _locks = ActorLockSet.Attach(_actor, new() { CallTimeout = CallTimeout }, _time);
        _lock = ActorLock.Attach(_actor, new() { CallTimeout = CallTimeout }, _time);
    }

    public static TheoryData<string> Kinds => ["semaphore", "queue", "lock", "locks"];

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_disposes_of_a_session_a_second_time_waits_for_the_first(string kind)
    {
        var session = Open(kind);
        var first = session.DisposeAsync().AsTask();

        var second = session.DisposeAsync().AsTask();

        Assert.False(second.IsCompleted);
        Answer(kind);
        await first;
        await second;
    }

    [Theory(Timeout = Limit.HangMilliseconds)]
    [MemberData(nameof(Kinds))]
    public async Task The_disposal_of_a_session_does_not_fail_because_the_actor_is_slow(string kind)
    {
        var closing = Open(kind).DisposeAsync().AsTask();

        _time.Advance(CallTimeout);

        await closing;
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_wait_that_is_still_being_sent_when_its_handle_is_disposed_ends_as_stopped_whatever_becomes_of_the_actor()
    {
        _actor.Meanwhile = () =>
        {
            _ = _semaphore.DisposeAsync();
            _actor.Die();
        };

        await Assert.ThrowsAsync<StoppedException>(async () => await _semaphore.AcquireAsync());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_that_is_still_being_sent_when_its_handle_is_disposed_ends_as_stopped_whatever_becomes_of_the_actor()
    {
        _actor.Meanwhile = () =>
        {
            _ = _queue.DisposeAsync();
            _actor.Die();
        };

        await Assert.ThrowsAsync<StoppedException>(async () => await _queue.PutAsync("a"));
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task A_put_with_a_limit_is_not_given_up_before_its_time_though_the_timer_fires_early()
    {
        var queue = ActorWorkQueue<string>.Attach(_actor, new() { CallTimeout = CallTimeout }, new EarlyTimers(_time));
        var putting = queue.TryPutAsync("a", TimeSpan.FromMilliseconds(20)).AsTask();
        Take<WorkQueueProtocol.Put<string>>();

        _time.Advance(TimeSpan.FromMilliseconds(19));
        Assert.Equal(0, _actor.Told);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        var (withdrawal, sender) = Take<WorkQueueProtocol.Withdraw>();
        sender.Tell(new WorkQueueProtocol.Refused(withdrawal.Id, WorkQueueRefusal.Withdrawn), _actor);
        Assert.False(await putting);
    }

    /// <summary>A clock like the system's: its timers may fire a millisecond early.</summary>
    private sealed class EarlyTimers(TimeProvider time) : TimeProvider
    {
        public override long TimestampFrequency => time.TimestampFrequency;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new EarlyTimer(time.CreateTimer(callback, state, Early(dueTime), period));

        private static TimeSpan Early(TimeSpan due) => due > TimeSpan.FromMilliseconds(1) ? due - TimeSpan.FromMilliseconds(1) : due;

        private sealed class EarlyTimer(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Early(dueTime), period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }

    private IAsyncDisposable Open(string kind)
    {
        IAsyncDisposable session = kind switch
        {
            "semaphore" => _semaphore.OpenSession("session"),
            "queue" => _queue.OpenSession("session"),
            "lock" => _lock.OpenSession("session"),
            _ => _locks.OpenSession("session"),
        };
        _actor.Take();
        return session;
    }

    private void Answer(string kind)
    {
        var (message, sender) = _actor.Take();
        IReply answer = message switch
        {
            CloseSession close => new SessionClosed(close.Id, 0),
            WorkQueueProtocol.CloseSession close => new WorkQueueProtocol.Counted(close.Id),
            LockProtocol.CloseSession close => new LockProtocol.SessionClosed(close.Id, 0),
            LockSetProtocol.CloseSession close => new LockSetProtocol.SessionClosed(close.Id, 0),
            _ => throw new InvalidOperationException($"{message} of the {kind} closes no session."),
        };
        sender.Tell(answer, _actor);
    }

    private (T Message, IActorRef Sender) Take<T>()
    {
        var (message, sender) = _actor.Take();
        return (Assert.IsType<T>(message), sender);
    }
}
