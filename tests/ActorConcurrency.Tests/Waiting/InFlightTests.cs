namespace ActorConcurrency.Tests;

public sealed class InFlightTests
{
    private readonly InFlight _inFlight = new();

    [Fact]
    public void An_operation_is_found_by_its_number_until_it_leaves()
    {
        var operation = new Operation();

        var number = _inFlight.Enter(operation);

        Assert.Equal((number, OperationState.Sending), (operation.Number, operation.State));
        Assert.Same(operation, _inFlight.Find(number));
        _inFlight.Leave(number);
        Assert.Null(_inFlight.Find(number));
        Assert.Empty(_inFlight.All());
    }

    [Fact]
    public void Numbers_are_never_used_again_though_slots_are()
    {
        var numbers = new HashSet<long>();

        for (var round = 0; round < 1000; round++)
        {
            var number = _inFlight.Enter(new Operation());
            Assert.True(numbers.Add(number));
            _inFlight.Leave(number);
        }

        Assert.InRange(numbers.Select(number => number & 0xFFFFFF).Distinct().Count(), 1, 32);
    }

    [Fact]
    public void An_operation_that_does_not_leave_enters_again_where_it_was_under_a_new_number()
    {
        var operation = new Operation();
        var first = _inFlight.Enter(operation);
        operation.Decide(first);
        Assert.Empty(_inFlight.All());
        Assert.True(operation.TryRelease());

        var second = _inFlight.Enter(operation);

        Assert.NotEqual(first, second);
        Assert.Equal(first & 0xFFFFFF, second & 0xFFFFFF);
        Assert.Same(operation, _inFlight.Find(second));
        Assert.Equal([operation], _inFlight.All());
    }

    [Fact]
    public void An_operation_that_left_takes_no_place_that_is_anothers_by_now()
    {
        var one = new Operation();
        var first = _inFlight.Enter(one);
        one.Decide(first);
        _inFlight.Leave(first);
        one.TryRelease();
        var others = Enumerable.Range(0, 32).Select(_ => _inFlight.Enter(new Operation())).ToArray();

        var second = _inFlight.Enter(one);

        Assert.DoesNotContain(second & 0xFFFFFF, others.Select(number => number & 0xFFFFFF));
        Assert.Same(one, _inFlight.Find(second));
    }

    [Fact]
    public void It_grows_and_everything_in_it_stays_where_it_was()
    {
        var operations = Enumerable.Range(0, 5000).Select(_ => new Operation()).ToArray();

        var numbers = operations.Select(_inFlight.Enter).ToArray();

        Assert.Equal(operations, numbers.Select(number => _inFlight.Find(number)!));
        Assert.Equal(operations.ToHashSet<PendingOperation>(), _inFlight.All().ToHashSet());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_number_that_was_never_given_finds_nothing(long number)
    {
        Assert.Null(_inFlight.Find(number));

        _inFlight.Enter(new Operation());

        Assert.NotEqual(number, _inFlight.Find(number)?.Number ?? ~number);
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Under_load_every_operation_is_found_by_the_one_who_entered_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 2000; round++)
            {
                var operations = Enumerable.Range(0, 1 + round % 40).Select(_ => new Operation()).ToArray();
                var numbers = operations.Select(_inFlight.Enter).ToArray();
                for (var index = 0; index < numbers.Length; index++)
                {
                    Assert.Same(operations[index], _inFlight.Find(numbers[index]));
                    _inFlight.Leave(numbers[index]);
                }
            }
        })));

        Assert.Empty(_inFlight.All());
    }

    private sealed class Operation : PendingOperation
    {
        public override bool CanBeWithdrawn => false;

        public override bool IsWait => CanBeWithdrawn;

        public void Decide(long number) => Fail(number, new OutcomeUnknownException());

        protected override void Withdraw(long number) { }

        protected override void Leave(long number) { }

        protected override void Complete(IReply reply) { }

        protected override void Complete(Exception? reason) { }
    }
}
