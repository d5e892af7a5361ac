using static ActorConcurrency.ExecutorProtocol;

namespace ActorConcurrency.Tests;

public sealed class ExecutorStateTests : IExecutionHost
{
    private readonly List<(string To, IReply Reply)> _replies = [];
    private readonly Workers _workers = new();
    private ExecutorState<string> _state;

    public ExecutorStateTests() => _state = Create();

    object IExecutionHost.Executor => this;

    // The state is told by a message, as from a handle without a gate.
    void IExecutionHost.Withdraw(Execution execution) => Apply("handle", new Remove(execution));

    [Fact]
    public void Work_goes_to_an_idle_worker_and_then_to_the_queue()
    {
        var (one, two) = (NewWork("one"), NewWork("two"));

        Assert.Equal([("ann", new Accepted(Id(1)))], Apply("ann", new Submit(Id(1), one, Wait: true)));
        Assert.Equal([("bob", new Accepted(Id(2)))], Apply("bob", new Submit(Id(2), two, Wait: true)));
        Assert.Equal([(1, one)], _workers.Given);
        Assert.Equal((1, 1), (_state.Running, _state.Queued));

        End(1, one);
        Assert.Equal([(1, one), (1, two)], _workers.Given);
    }

    [Fact]
    public void The_end_of_work_counts_once()
    {
        var (one, two) = (NewWork("one"), NewWork("two"));
        Apply("ann", new Submit(Id(1), one, Wait: true));
        Apply("ann", new Submit(Id(2), two, Wait: true));

        End(1, one);
        End(1, one);
        End(7, one);

        Assert.Equal((1, 0, 1L), (_state.Running, _state.Queued, _state.Figures.Completed));
    }

    [Fact]
    public void Who_waits_for_room_is_let_in_in_order_and_who_does_not_is_refused()
    {
        _state = Create(queueCapacity: 0);
        var works = Enumerable.Range(1, 4).Select(number => NewWork($"{number}")).ToList();
        Apply("ann", new Submit(Id(1), works[0], Wait: true));

        Assert.Equal([("bob", new Refused(Id(2), ExecutorRefusal.NoRoom))], Apply("bob", new Submit(Id(2), works[1], Wait: false)));
        Assert.Empty(Apply("cleo", new Submit(Id(3), works[2], Wait: true)));
        Assert.Empty(Apply("dan", new Submit(Id(4), works[3], Wait: true)));
        Assert.Equal(2, _state.Waiting);

        Assert.Equal([("cleo", new Accepted(Id(3)))], End(1, works[0]));
        Assert.Equal([("dan", new Accepted(Id(4)))], End(1, works[2]));
    }

    [Fact]
    public void What_is_cancelled_leaves_the_queue_or_the_line_and_lets_others_in()
    {
        _state = Create(queueCapacity: 1);
        var works = Enumerable.Range(1, 4).Select(number => NewWork($"{number}")).ToList();
        for (var number = 0; number < 4; number++) Apply("ann", new Submit(Id(number), works[number], Wait: true));
        Assert.Equal((1, 1, 2), (_state.Running, _state.Queued, _state.Waiting));

        Assert.True(works[2].Cancel());
        Assert.Equal((1, 1, 1), (_state.Running, _state.Queued, _state.Waiting));
        _replies.Clear();
        Assert.True(works[1].Cancel());
        Assert.Equal((1, 1, 0), (_state.Running, _state.Queued, _state.Waiting));
        Assert.Equal([("ann", new Accepted(Id(3)))], _replies);
        Assert.Equal(1, _state.Figures.Cancelled);
    }

    [Fact]
    public void All_that_has_not_begun_is_cancelled_wherever_it_stands_and_who_waits_for_room_is_let_in()
    {
        _state = Create(queueCapacity: 1);
        var works = Enumerable.Range(1, 3).Select(number => NewWork($"{number}")).ToList();
        for (var number = 0; number < 3; number++) Apply("ann", new Submit(Id(number), works[number], Wait: true));

        Assert.Equal([("bob", new Cancelled(Id(9), 2)), ("ann", new Accepted(Id(2)))], Apply("bob", new CancelQueued(Id(9))));

        Assert.Equal((1, 1, 0), (_state.Running, _state.Queued, _state.Waiting));
        Assert.False(works[0].TryBegin());
        Hear(new ExecutorNews.Ended(1, works[0], new(ExecutionEnd.End.Cancelled)));
        Assert.Equal([(1, works[0]), (1, works[2])], _workers.Given);
        Assert.Equal(2, _state.Figures.Cancelled);
    }

    [Fact]
    public void A_worker_that_dies_is_replaced_and_what_it_has_not_begun_is_run_by_another()
    {
        var (one, two) = (NewWork("one"), NewWork("two"));
        Apply("ann", new Submit(Id(1), one, Wait: true));
        Apply("ann", new Submit(Id(2), two, Wait: true));

        Hear(new ExecutorNews.Died(1));

        Assert.Equal([1, 2], _workers.Started);
        Assert.Equal([(1, one), (2, two)], _workers.Given);
        Assert.Equal((1, 1, 1L), (_state.Workers, _state.Queued, _state.Figures.Replaced));
        Assert.Equal([1], _workers.Ended);
        End(2, two);
        Assert.Equal((2, one), _workers.Given[^1]);
    }

    [Fact]
    public void What_a_dead_worker_has_begun_goes_on_to_its_end_and_gives_no_worker_back()
    {
        var (one, two) = (NewWork("one"), NewWork("two"));
        Apply("ann", new Submit(Id(1), one, Wait: true));
        Assert.True(one.TryBegin());

        Hear(new ExecutorNews.Died(1));
        Apply("ann", new Submit(Id(2), two, Wait: true));
        Assert.Equal(2, _state.Running);
        End(1, one);

        Assert.Equal((1, 1, 1L), (_state.Workers, _state.Running, _state.Figures.Completed));
    }

    [Fact]
    public void Workers_with_an_initialiser_take_work_when_they_are_ready()
    {
        _state = Create(initializes: true);
        var work = NewWork("one");
        Apply("ann", new Submit(Id(1), work, Wait: true));
        Assert.Empty(_workers.Given);

        Hear(new ExecutorNews.Ready(1));
        Hear(new ExecutorNews.Ready(1));

        Assert.Equal([(1, work)], _workers.Given);
    }

    [Fact]
    public void A_broken_executor_refuses_and_drops_everything_and_its_workers_end()
    {
        _state = Create(workers: 2, queueCapacity: 0, initializes: true);
        Hear(new ExecutorNews.Ready(2));
        var works = Enumerable.Range(1, 4).Select(number => NewWork($"{number}")).ToList();
        for (var number = 0; number < 3; number++) Apply("ann", new Submit(Id(number), works[number], Wait: true));
        works[0].TryBegin();

        var told = Hear(new ExecutorNews.Broken(1, new InvalidDataException("no")));

        Assert.Equal(ExecutorRefusal.Broken, Assert.IsType<Refused>(Assert.Single(told).Reply).Reason);
        Assert.Equal(ExecutionState.Finished, works[1].State);
        Assert.IsType<Refused>(Assert.Single(Apply("ann", new Submit(Id(9), works[3], Wait: true))).Reply);
        Assert.Equal((1, 1), (_state.Running, _state.Workers));
        End(2, works[0]);
        Assert.Equal([2], _workers.Ended);
        Assert.Equal(0, _state.Workers);
    }

    [Theory]
    [InlineData("shutdown")]
    [InlineData("leave")]
    [InlineData("close")]
    public void A_forced_end_reaches_what_a_worker_was_given_and_has_not_begun(string way)
    {
        var work = NewWork("one");
        Apply("ann", new Submit(Id(1), work, Wait: true));
        Assert.Equal([(1, work)], _workers.Given);

        if (way == "shutdown") Apply("ann", new Shutdown(Id(2), ShutdownMode.CancelAll));
        else if (way == "leave") Apply("ann", new Leave(this));
        else _state.Close();

        Assert.Equal(way == "close" ? ExecutionState.Finished : ExecutionState.Cancelled, work.State);
        Assert.False(work.TryBegin());
        if (way == "close") return;
        Hear(new ExecutorNews.Ended(1, work, new(ExecutionEnd.End.Cancelled)));
        Assert.Equal((0, 1L), (_state.Running, _state.Figures.Cancelled));
    }

    [Fact]
    public void A_worker_that_dies_when_none_is_needed_any_more_is_not_replaced()
    {
        var work = NewWork("one");
        Apply("ann", new Submit(Id(1), work, Wait: true));
        work.TryBegin();
        Apply("ann", new Shutdown(Id(2), ShutdownMode.RunQueued));

        Hear(new ExecutorNews.Died(1));

        Assert.Equal([1], _workers.Started);
        Assert.Equal(0, _state.Figures.Replaced);
        Assert.Equal([1], _workers.Ended);
    }

    [Fact]
    public void A_join_is_answered_once_all_has_ended_and_may_be_withdrawn()
    {
        var work = NewWork("one");
        Apply("ann", new Submit(Id(1), work, Wait: true));
        Assert.Empty(Apply("ann", new Join(Id(2))));
        Assert.Empty(Apply("bob", new Join(Id(3))));
        Assert.Equal([("cleo", new Ended(Id(4), false))], Apply("cleo", new Join(Id(4), Wait: false)));
        Apply("bob", new Withdraw(Id(3)));
        Assert.Equal([("dan", new Done(Id(5)))], Apply("dan", new Shutdown(Id(5), ShutdownMode.RunQueued)));

        Assert.Equal([("ann", new Ended(Id(2), true))], End(1, work));
        Assert.Equal([1], _workers.Ended);
        Assert.Equal([("ann", new Ended(Id(6), true))], Apply("ann", new Join(Id(6))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_nothing_is_lost(int seed)
    {
        var random = new Random(seed);
        _state = Create(workers: 3, queueCapacity: 4);
        var works = new List<Execution>();
        for (var step = 0; step < 3_000; step++)
        {
            var roll = random.Next(10);
            if (roll < 4)
            {
                works.Add(NewWork($"{step}"));
                Apply("ann", new Submit(Id(step), works[^1], Wait: roll < 3));
            }
            else if (roll < 5 && works.Count > 0)
            {
                works[random.Next(works.Count)].Cancel();
            }
            else if (_workers.Given.Count > 0)
            {
                var (worker, work) = _workers.Given[random.Next(Math.Max(0, _workers.Given.Count - 5), _workers.Given.Count)];
                if (roll < 9)
                {
                    work.TryBegin();
                    End(worker, work);
                }
                else
                {
                    Hear(new ExecutorNews.Died(worker));
                }
            }

            // The invariants are asserted by each step.
            Assert.InRange(_state.Queued, 0, 7);
            Assert.Equal(3, _state.Workers);
        }
    }

    private static RequestId Id(long number) => new(1, number);

    private ExecutorState<string> Create(int workers = 1, int queueCapacity = int.MaxValue, bool initializes = false)
    {
        _workers.Clear();
        return new(workers, queueCapacity, initializes, _workers, (_, _) => true);
    }

    private Execution NewWork(string name) => new Execution<int>(this, _ => new(1), new(name), TimeProvider.System);

    private List<(string To, IReply Reply)> Apply(string sender, ICommand command)
    {
        var before = _replies.Count;
        _state.Apply(command, sender, TimeSpan.Zero, _replies);
        return _replies[before..];
    }

    private List<(string To, IReply Reply)> Hear(ExecutorNews news)
    {
        var before = _replies.Count;
        _state.Hear(news, TimeSpan.Zero, _replies);
        return _replies[before..];
    }

    private List<(string To, IReply Reply)> End(int worker, Execution work) => Hear(new ExecutorNews.Ended(worker, work, new(ExecutionEnd.End.Done)));

    private sealed class Workers : IExecutorWorkers
    {
        public List<int> Started { get; } = [];

        public List<(int Worker, Execution Work)> Given { get; } = [];

        public List<int> Ended { get; } = [];

        public void Start(int worker) => Started.Add(worker);

        public void Give(int worker, Execution work) => Given.Add((worker, work));

        public void End(int worker) => Ended.Add(worker);

        public void Clear()
        {
            Started.Clear();
            Given.Clear();
            Ended.Clear();
        }
    }
}
