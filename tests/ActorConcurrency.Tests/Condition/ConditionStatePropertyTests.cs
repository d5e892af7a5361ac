using static ActorConcurrency.ConditionProtocol;

namespace ActorConcurrency.Tests;

/// <summary>The state against a model that is as simple as the contract's words: after every step the oldest wait that can be met is met, until none can.</summary>
public sealed class ConditionStatePropertyTests
{
    private const int Steps = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void It_meets_whom_the_model_meets_in_the_same_order(int seed)
    {
        var random = new Random(seed);
        var state = new ConditionState<int, long>(0, int.MaxValue);
        var model = new Model();
        var replies = new List<(long To, IReply Reply)>();

        for (var number = 1L; number <= Steps; number++)
        {
            var (id, least, takes) = (new RequestId(1, number), random.Next(1, 5), random.Next(3));
            replies.Clear();
            model.Met.Clear();
            switch (random.Next(4))
            {
                case 0:
                    var puts = random.Next(1, 6);
                    state.Apply(new Update<int>(id, stock => stock + puts), number, TimeSpan.Zero, replies);
                    model.Put(number, puts);
                    break;
                case 1:
                    var gone = random.NextInt64(1, number + 1);
                    state.Apply(new Withdraw(new RequestId(1, gone)), gone, TimeSpan.Zero, replies);
                    model.Withdraw(gone);
                    break;
                default:
                    state.Apply(new Wait<int>(id, stock => stock >= least, takes == 0 ? null : stock => stock - least), number, TimeSpan.Zero, replies);
                    model.Wait(number, least, takes == 0);
                    break;
            }

            Assert.Equal(model.Met, replies.Select(reply => (reply.To, (reply.Reply as StateIs<int>)?.State)));
            Assert.Equal(model.Waiting, state.Waiting);
        }
    }

    private sealed class Model
    {
        private readonly List<(long Number, int Least, bool OnlyLooks)> _waits = [];
        private int _stock;

        public List<(long, int?)> Met { get; } = [];

        public int Waiting => _waits.Count;

        public void Put(long number, int puts)
        {
            Met.Add((number, _stock += puts));
            MeetAll();
        }

        public void Wait(long number, int least, bool onlyLooks)
        {
            _waits.Add((number, least, onlyLooks));
            MeetAll();
        }

        public void Withdraw(long number)
        {
            if (_waits.RemoveAll(wait => wait.Number == number) > 0) Met.Add((number, null));
        }

        private void MeetAll()
        {
            while (_waits.FindIndex(wait => _stock >= wait.Least) is >= 0 and var first)
            {
                var (number, least, onlyLooks) = _waits[first];
                _waits.RemoveAt(first);
                Met.Add((number, _stock -= onlyLooks ? 0 : least));
            }
        }
    }
}
