using CsCheck;
using static ActorConcurrency.WorkQueueProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Workers by the thousand: what is one's is found without a look at the others, and every answer is the one that a walk would give.</summary>
public sealed class WorkQueueSessionsTests
{
    private const int Many = 32_000;
    private static readonly Gen<(int Kind, int Number)> Command = Gen.Select(Gen.Int[0, 29], Gen.Int[0, 30]);
    private readonly Answering _queue = new(new WorkQueueSettings());

    [Fact]
    public void Every_answer_is_as_if_all_had_been_walked_over() => Command.Array[0, 150].Sample(
        commands =>
        {
            var queue = new Answering(new WorkQueueSettings { Capacity = 3, MaxDeliveries = 2 });
            var model = new WalkingWorkQueue(capacity: 3, maxDeliveries: 2);
            for (var step = 0; step < commands.Length; step++)
            {
                var command = Make(commands[step].Kind, commands[step].Number, step);
                Assert.Equal(model.Apply(command, $"{step}"), queue.Do($"{step}", command));
                Assert.Equal(model.Dropped, queue.Dropped);
            }
        },
        iter: 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_many_workers_at_work_when_their_sessions_are_closed_one_by_one_then_each_entry_is_looked_at_once_at_most(bool firstToLast)
    {
        for (var number = 0; number < Many; number++) _queue.Do("putter", new Put<string>(Id(number), $"{number}"));
        OpenAll();
        var walked = _queue.State.Walked;

        for (var number = 0; number < Many; number++)
        {
            var closed = firstToLast ? number : Many - 1 - number;
            Assert.Equal([("closer", new Counted(Id(closed)))], _queue.Do("closer", new CloseSession(Id(closed), Session(closed))));
        }

        Assert.InRange(_queue.State.Walked - walked, 0, Many);
        Assert.Equal((Many, 0), (_queue.State.Queued, _queue.State.Waiting));
    }

    [Fact]
    public void Given_many_workers_of_one_owner_who_wait_when_it_ends_then_each_entry_is_looked_at_once_at_most_and_they_end_in_order()
    {
        OpenAll();
        var walked = _queue.State.Walked;

        var answers = _queue.CloseAll([.. Enumerable.Range(0, Many).Select(Session)]);

        Assert.InRange(_queue.State.Walked - walked, 0, Many);
        Assert.Equal(Enumerable.Range(Many, Many).Select(Id), answers.Select(answer => answer.Reply.Id));
    }

    [Fact]
    public void Given_many_who_wait_for_the_end_of_all_work_when_the_queue_runs_empty_again_and_again_then_they_are_not_looked_at()
    {
        for (var number = 0; number < Many; number++) _queue.Do("joiner", new Join(Id(number), ForGood: true));
        _queue.Do("opener", new OpenSession(Session(0), "label"));
        var walked = _queue.State.Walked;

        for (var number = 1; number <= Many; number++)
        {
            _queue.Do("putter", new Put<string>(Id(Many + number), "item"));
            _queue.Do("worker", new Get(Id(-number), Session: Session(0)));
            Assert.Empty(_queue.Do("worker", new Done(Id(-number))));
        }

        Assert.InRange(_queue.State.Walked - walked, 0, Many);
        Assert.Equal(Many + 1, _queue.Do("closer", new Shutdown(Id(0))).Count());
    }

    // Each session gets, or waits for, one item.
    private void OpenAll()
    {
        for (var number = 0; number < Many; number++)
        {
            _queue.Do("opener", new OpenSession(Session(number), "label"));
            _queue.Do("worker", new Get(Id(Many + number), Session: Session(number)));
        }
    }

    private static RequestId Id(int number) => new(7, number);

    private static RequestId Session(int number) => new(8, number);

    private static ICommand Make(int kind, int number, int step) => kind switch
    {
        < 7 => new Put<string>(Id(step), $"{step}"),
        < 8 => new Get(Id(step)),
        < 15 => new Get(Id(step), Session: Session(number % 4)),
        < 17 => new Withdraw(Id(step - number)),
        < 19 => new Done(Id(step - number)),
        < 21 => new Return(Id(step - number)),
        < 23 => new Join(Id(step), ForGood: number % 2 == 0),
        < 25 => new CloseSession(Id(step), Session(number % 4)),
        < 29 => new OpenSession(Session(number % 4), "label"),
        _ => number < 28 ? new OpenSession(Session(number % 4), "label") : new Shutdown(Id(step)),
    };

    private sealed class Answering
    {
        private readonly List<(string To, IReply Reply)> _replies = [];

        public Answering(WorkQueueSettings settings) => State = new(settings, Dropped.Add);

        public List<string> Dropped { get; } = [];

        public WorkQueueState<string, string> State { get; }

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
