using static ActorConcurrency.LockSetProtocol;

namespace ActorConcurrency.Tests;

public sealed partial class LockSetEquivalenceTests
{
    /// <content>Flows, as handles keep them: each acquisition has a place, inside that of another one.</content>
    private sealed partial class History
    {
        private readonly Dictionary<RequestId, LockSetLeases.Lease> _lent = [];
        private readonly Dictionary<RequestId, LockFlow.Place> _places = [];

        public int TakenDirectly { get; private set; }

        // Directly if that can be, or else by message; and some by message anyway.
        private void AskInFlow(int kind, int who, string[] names)
        {
            var last = kind >= 24 && _places.Count > 0 ? _places.Values.ElementAt(who % _places.Count) : null;
            var (around, wait) = (LockFlow.Place.Live(last), who % 5 != 0);
            if (kind % 3 != 0 && _state.TryTake(names, around, wait) is { } lease) Lent(lease, around, names, wait);
            else AskByMessage(last, around, names, wait);
        }

        private void Lent(LockSetLeases.Lease lease, LockFlow.Place? around, string[] names, bool wait)
        {
            TakenDirectly++;
            var asked = new Acquire(lease.Id, [.. names], wait, Holding: [.. All(around)]);
            _naive.Apply(asked, _now, _expected);
            Assert.Equal([new Granted(lease.Id, lease.Names, lease.FencingToken)], _expected);
            _expected.Clear();
            _held.Add(lease.Id, asked);
            _lent.Add(lease.Id, lease);
            _places.Add(lease.Id, new(around, lease, lease.FencingToken));
            Compare();
        }

        private void AskByMessage(LockFlow.Place? last, LockFlow.Place? around, string[] names, bool wait)
        {
            var request = new LockRequest(gateway: null!) { Id = Next() };
            _places.Add(request.Id, request.Follow(last, [.. names], little: names.Length % 3));
            AssertNamesWhatIsAround(request, around);
            Send(new Acquire(request.Id, [.. names], wait, Holding: request.AroundRun, Run: request.Run));
        }

        // Whatever is around it and held: by itself, or in its run. Others, which are in no flow, may name that run, too.
        private void AssertNamesWhatIsAround(LockRequest request, LockFlow.Place? around)
        {
            var named = request.AroundRun.Where(_held.ContainsKey);
            if (request.Run is { } run) named = named.Concat(_held.Values.Where(lease => lease.Id == run || lease.Run == run).Select(lease => lease.Id));
            Assert.Equal(All(around).Where(_held.ContainsKey).ToHashSet(), named.Where(_places.ContainsKey).ToHashSet());
        }

        private static IEnumerable<RequestId> All(LockFlow.Place? around)
        {
            for (var place = around; place is not null; place = place.Outwards()) yield return place.IdInActor;
        }

        private void GiveBack(RequestId id)
        {
            if (!_lent.TryGetValue(id, out var lease))
            {
                Send(new Return(id));
                return;
            }

            // The second time for nothing.
            var token = lease.FencingToken;
            _state.Return(lease, token, _now, _replies);
            _held.Remove(id);
            _naive.Apply(new Return(id), _now, _expected);
            Compare();
            _state.Return(lease, token, _now, _replies);
            Compare();
            _lent.Remove(id);
        }

        // A handle hears of it when its answer comes, or when it gives back.
        private void LeavePlace(RequestId id)
        {
            if (_places.TryGetValue(id, out var place)) place.Request?.Leave();
        }
    }
}
