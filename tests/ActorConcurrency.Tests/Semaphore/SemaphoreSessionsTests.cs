using CsCheck;
using static ActorConcurrency.SemaphoreProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Sessions by the thousand: what is in one is found without a look at the others, and every answer is the one that a walk would give.</summary>
public sealed class SemaphoreSessionsTests
{
    private const int Many = 32_000;
    private static readonly Gen<(int Kind, int Number, int Permits)> Command = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30], Gen.Int[1, 3]);
    private readonly Answering _semaphore = new(Many);

    [Fact]
    public void Every_answer_is_as_if_all_had_been_walked_over() => Command.Array[0, 150].Sample(
        commands =>
        {
            var (semaphore, model) = (new Answering(initial: 5), new WalkingSemaphore(initial: 5));
            for (var step = 0; step < commands.Length; step++)
            {
                var (kind, number, permits) = commands[step];
                RequestId[] sessions = [Session(number % 4), Session(0)];
                if (kind == 9) Assert.Equal(model.CloseAll(sessions), semaphore.CloseAll(sessions));
                else Assert.Equal(model.Apply(Make(kind, number, permits, step), $"{step}"), semaphore.Do($"{step}", Make(kind, number, permits, step)));
            }
        },
        iter: 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_many_sessions_that_hold_and_wait_when_they_are_closed_one_by_one_then_each_entry_is_looked_at_once_at_most(bool firstToLast)
    {
        Fill();
        var walked = _semaphore.State.Walked;

        for (var number = 0; number < Many; number++)
        {
            var closed = firstToLast ? number : Many - 1 - number;
            Assert.Equal(
                [($"waiter {closed}", new Refused(Id(Many + closed), SemaphoreRefusal.SessionClosed)), ("closer", new SessionClosed(Id(closed), 1))],
                _semaphore.Do("closer", new CloseSession(Id(closed), Session(closed))));
        }

        Assert.InRange(_semaphore.State.Walked - walked, 0, 2 * Many);
        Assert.Equal((Many, 0, 1), (_semaphore.State.Available, _semaphore.State.Held, _semaphore.State.Waiting));
    }

    [Fact]
    public void Given_many_sessions_of_one_owner_when_it_ends_then_each_entry_is_looked_at_once_at_most_and_they_end_in_order()
    {
        Fill();
        var walked = _semaphore.State.Walked;

        var answers = _semaphore.CloseAll([.. Enumerable.Range(0, Many).Select(Session)]);

        Assert.InRange(_semaphore.State.Walked - walked, 0, 2 * Many);
        Assert.Equal(Enumerable.Range(Many, Many).Select(Id), answers.Select(answer => answer.Reply.Id));
    }

    [Fact]
    public void Given_many_waits_when_they_are_withdrawn_in_any_order_then_none_is_looked_at_for_another()
    {
        Fill();
        var walked = _semaphore.State.Walked;

        // Each number once, far from the one before.
        for (var number = 0; number < Many; number++) _semaphore.Do("waiter", new Withdraw(Id(Many + (number * 7919 % Many))));

        Assert.Equal((Many, 1), (_semaphore.State.Held, _semaphore.State.Waiting));
        Assert.InRange(_semaphore.State.Walked - walked, 0, 2 * Many);
    }

    // Each session holds one permit, and waits for one more behind somebody who wants more than there are.
    private void Fill()
    {
        for (var number = 0; number < Many; number++)
        {
            _semaphore.Do("opener", new OpenSession(Session(number), "label"));
            _semaphore.Do("holder", new Acquire(Id(number), 1, Session: Session(number)));
        }

        _semaphore.Do("first", new Acquire(Id(-1), Many + 1));
        for (var number = 0; number < Many; number++) _semaphore.Do($"waiter {number}", new Acquire(Id(Many + number), 1, Session: Session(number)));
    }

    private static RequestId Id(int number) => new(7, number);

    private static RequestId Session(int number) => new(8, number);

    private static ICommand Make(int kind, int number, int permits, int step) => kind switch
    {
        0 => new Acquire(Id(step), permits),
        1 or 2 or 3 => new Acquire(Id(step), permits, Session: Session(number % 4)),
        4 => new Withdraw(Id(step - number)),
        5 => new Return(Id(step - number)),
        6 => new CloseSession(Id(step), Session(number % 4)),
        _ => new OpenSession(Session(number % 4), "label"),
    };

    private sealed class Answering(int initial)
    {
        private readonly List<(string To, IReply Reply)> _replies = [];

        public SemaphoreState<string> State { get; } = new(new SemaphoreSettings { Initial = initial });

        public IEnumerable<(string To, IReply Reply)> Do(string sender, ICommand command)
        {
            _replies.Clear();
            State.Apply(command, sender, TimeSpan.Zero, _replies);
            return _replies;
        }

        public IEnumerable<(string To, IReply Reply)> CloseAll(RequestId[] sessions)
        {
            _replies.Clear();
            State.CloseAll(sessions, TimeSpan.Zero, _replies);
            return _replies;
        }
    }
}
