namespace ActorConcurrency.Tests;

public sealed class InFlightTests
{
    private readonly InFlight _inFlight = new();

    [Fact]
    public void An_operation_with_a_name_is_found_by_its_number_until_it_leaves()
    {
        var operation = new Operation();

        var number = _inFlight.Enter(operation);
        _inFlight.Name(number, operation);

        Assert.Equal((number, OperationState.Sending), (operation.Number, operation.State));
        Assert.Same(operation, _inFlight.Find(number));
        _inFlight.Leave(operation);
        Assert.Null(_inFlight.Find(number));
        Assert.Empty(_inFlight.All());
    }

    [Fact]
    public void An_operation_without_a_name_is_there_and_not_found()
    {
        var operation = new Operation();

        var number = _inFlight.Enter(operation);

        Assert.Null(_inFlight.Find(number));
        Assert.Equal([operation], _inFlight.All());
    }

    [Fact]
    public void One_that_has_left_gets_no_name()
    {
        var operation = new Operation();
        var number = _inFlight.Enter(operation);
        _inFlight.Leave(operation);

        _inFlight.Name(number, operation);

        Assert.Null(_inFlight.Find(number));
    }

    [Fact]
    public void Numbers_are_never_used_again_though_operations_are()
    {
        var operation = new Operation();
        var numbers = new HashSet<long>();

        for (var round = 0; round < 1000; round++)
        {
            Assert.True(numbers.Add(_inFlight.Enter(operation)));
            operation.Decide(operation.Number);
            _inFlight.Leave(operation);
            Assert.True(operation.TryRelease());
        }
    }

    [Fact]
    public void Those_in_flight_are_given_first_come_first()
    {
        var operations = Enumerable.Range(0, 5000).Select(_ => new Operation()).ToArray();
        foreach (var operation in operations) _inFlight.Enter(operation);

        foreach (var operation in operations.Where((_, at) => at % 2 == 1)) _inFlight.Leave(operation);

        Assert.Equal(operations.Where((_, at) => at % 2 == 0), _inFlight.All());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_number_that_was_never_given_finds_nothing(long number) => Assert.Null(_inFlight.Find(number));

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Under_load_every_operation_is_found_by_the_one_who_entered_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 2000; round++)
            {
                var operations = Enumerable.Range(0, 1 + round % 40).Select(_ => new Operation()).ToArray();
                foreach (var operation in operations) _inFlight.Name(_inFlight.Enter(operation), operation);
                foreach (var operation in operations)
                {
                    Assert.Same(operation, _inFlight.Find(operation.Number));
                    _inFlight.Leave(operation);
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

        protected override void Leave() { }

        protected override void Complete(IReply reply) { }

        protected override void Complete(Exception? reason) { }
    }
}
