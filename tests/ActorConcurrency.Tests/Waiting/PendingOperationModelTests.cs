namespace ActorConcurrency.Tests;

/// <summary>Every interleaving of what may happen to one <see cref="PendingOperation"/>, on the real code.</summary>
public sealed class PendingOperationModelTests
{
    private const long First = 17;
    private const long Second = 33;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_the_events_interleave_one_decides_and_the_next_use_is_not_touched(bool serviceDies)
    {
        var outcomes = new HashSet<string>();

        var runs = Exhaustive.Explore(choices =>
        {
            var events = new Interleaving();
            var operation = new RecordingOperation(events.Pause);
            AddEvents(events, operation, serviceDies);
            if (!events.Run(choices, operation.Describe)) return;

            operation.AssertDecidedOnce();
            Assert.Equal(1, operation.Released);
            Assert.Equal((Second, OperationState.Waiting), (operation.Number, operation.State));
            outcomes.Add(operation.Outcome);
        });

        string[] expected = serviceDies ? ["answer", "died", "late", "token"] : ["answer", "late", "token"];
        Assert.Equal(expected, outcomes.Order());
        Assert.InRange(runs, 100, int.MaxValue);
    }

    [Fact]
    public void A_cancellation_cannot_overtake_the_request()
    {
        var operation = new RecordingOperation();
        operation.Start(First);

        Assert.False(operation.Cancel(First, reason: null));

        operation.Told = true;
        Assert.True(operation.MarkSent(First));
        Assert.True(operation.Cancel(First, reason: null));
    }

    [Fact]
    public void An_answer_may_overtake_the_end_of_the_sending()
    {
        var operation = new RecordingOperation();
        operation.Start(First);

        Assert.True(operation.Grant(First, new Answer()));

        Assert.False(operation.MarkSent(First));
        Assert.True(operation.TryRelease());
    }

    [Fact]
    public void A_refused_operation_can_be_used_again()
    {
        var operation = new RecordingOperation();

        operation.Refuse(new StoppedException());

        Assert.Equal("StoppedException", operation.Outcome);
        Assert.False(operation.Grant(operation.Number, new Answer()));
        Assert.True(operation.TryRelease());
        operation.Start(Second);
        Assert.Equal(OperationState.Sending, operation.State);
    }

    private static void AddEvents(Interleaving events, RecordingOperation operation, bool serviceDies)
    {
        events.Add(Use(operation));
        events.Add(AnswerTwice(operation));
        events.Add(() => operation.Cancel(First, new OperationCanceledException("token")));
        events.Add(() => operation.Cancel(First, reason: null));
        if (serviceDies) events.Add(() => operation.Fail(First, new OutcomeUnknownException("died")));
        events.Add(TakeToo(operation));
    }

    private static IEnumerable<Func<bool>> Use(RecordingOperation operation)
    {
        operation.Start(First);
        yield return Interleaving.Always;
        operation.Told = true;
        yield return Interleaving.Always;
        operation.MarkSent(First);
        yield return () => operation.Completions > 0;
        Take(operation);
        yield return () => operation.State == OperationState.Idle;
        operation.Start(Second);
        yield return Interleaving.Always;
        operation.MarkSent(Second);
    }

    private static IEnumerable<Func<bool>> AnswerTwice(RecordingOperation operation)
    {
        yield return () => operation.Told;
        operation.Grant(First, new Answer());
        yield return Interleaving.Always;
        operation.Grant(First, new Answer());
    }

    // A caller who awaits the same call twice.
    private static IEnumerable<Func<bool>> TakeToo(RecordingOperation operation)
    {
        yield return () => operation.Completions > 0;
        Take(operation);
    }

    private static void Take(RecordingOperation operation)
    {
        if (operation.TryRelease()) operation.Released++;
    }

    private sealed record Answer : IReply
    {
        public RequestId Id => default;
    }

    /// <summary>Notes what the state machine asks for; every duty of a winner is a step at which the others may move.</summary>
    private sealed class RecordingOperation(Action? pause = null) : PendingOperation
    {
        private int _withdrawals;
        private int _leavings;

        public bool Told { get; set; }

        public int Completions { get; private set; }

        public int Released { get; set; }

        public string Outcome { get; private set; } = "";

        public override bool CanBeWithdrawn => true;

        public override bool IsWait => CanBeWithdrawn;

        public string Describe() => $"{Number} {State} {Told} {_withdrawals} {_leavings} {Completions} {Released} {Outcome}";

        public void AssertDecidedOnce()
        {
            Assert.Equal((1, 1), (Completions, _leavings));
            Assert.Equal(Outcome is "token" or "late" ? 1 : 0, _withdrawals);
        }

        protected override void Withdraw(long number)
        {
            pause?.Invoke();
            Assert.True(Told, "It was withdrawn before it was sent.");
            Assert.Equal((First, OperationState.Cancelled), (number, State));
            _withdrawals++;
        }

        protected override void Leave()
        {
            pause?.Invoke();
            Assert.Equal(First, Number);
            Assert.Equal(0, Completions);
            _leavings++;
        }

        protected override void Complete(IReply reply) => Complete("answer");

        protected override void Complete(Exception? reason) =>
            Complete(reason switch { null => "late", StoppedException => nameof(StoppedException), _ => reason.Message });

        private void Complete(string outcome)
        {
            pause?.Invoke();
            Outcome = outcome;
            Completions++;
        }
    }
}
