using ActorConcurrency.Locks;
using CsCheck;

namespace ActorConcurrency.Tests;

/// <summary>What a place sees around it is what a walk over all places around it would find, though it remembers what it saw before.</summary>
public sealed class LockPlaceTests
{
    private static readonly Gen<(int Kind, int Place, int Lock)> Step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 200], Gen.Int[0, 5]);

    [Fact]
    public void Whatever_is_asked_for_taken_and_given_back_the_highest_lock_around_is_the_highest_that_is_held() => Step.Array[0, 200].Sample(
        steps =>
        {
            var history = new History();
            foreach (var (kind, place, name) in steps) history.Do(kind, place, name);
        },
        iter: 300);

    [Fact]
    public void A_place_that_is_over_is_in_nobodys_way()
    {
        var outer = new LockPlace(outer: null, ["a"]);
        var inner = new LockPlace(outer, ["b"]);
        outer.Leave();

        Assert.Same(inner, LockPlace.Live(inner));
        inner.Leave();
        Assert.Null(LockPlace.Live(inner));
    }

    /// <summary>Flows that part: each place may have any of those before it around it.</summary>
    private sealed class History
    {
        private readonly List<(LockPlace Place, int? Outer, string Name)> _places = [];
        private readonly List<string> _phases = [];

        public void Do(int kind, int number, int name)
        {
            // Most of them deep in one flow.
            var index = _places.Count == 0 ? (int?)null : kind % 2 == 0 ? _places.Count - 1 : number % _places.Count;
            if (kind < 4 || index is not { } at) Ask(index, $"{name}");
            else if (kind < 7 && _phases[at] == "asked") Enter(at);
            else if (kind < 9) Leave(at);
            for (var place = 0; place < _places.Count; place++)
                if ((place + number) % 3 == 0) Assert.Equal(HighestAround(place), _places[place].Place.HighestAround());
        }

        private void Ask(int? outer, string name)
        {
            while (outer is { } over && _phases[over] == "over") outer = _places[over].Outer;
            var around = outer is { } number ? _places[number].Place : null;
            _places.Add((new LockPlace(LockPlace.Live(around), [name]), outer, name));
            _phases.Add("asked");
        }

        private void Enter(int number)
        {
            _phases[number] = "held";
            _places[number].Place.Enter();
        }

        private void Leave(int number)
        {
            _phases[number] = "over";
            _places[number].Place.Leave();
        }

        private string? HighestAround(int number)
        {
            string? highest = null;
            for (var outer = _places[number].Outer; outer is { } place; outer = _places[place].Outer)
                if (_phases[place] == "held" && string.CompareOrdinal(_places[place].Name, highest) > 0) highest = _places[place].Name;
            return highest;
        }
    }
}
