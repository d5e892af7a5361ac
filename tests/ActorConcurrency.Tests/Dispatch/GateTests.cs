namespace ActorConcurrency.Tests;

/// <summary>The gate's table, and what it means: <see cref="TurnsModelTests"/> puts the rest on top of it.</summary>
public sealed class GateTests
{
    [Fact]
    public void Only_one_enters_until_it_has_left()
    {
        ActorConcurrency.Gate gate = default;

        Assert.True(gate.TryEnter());
        Assert.True(gate.IsTaken);
        Assert.False(gate.TryEnter());
        Assert.True(gate.TryLeave());

        Assert.False(gate.IsTaken);
        Assert.True(gate.EnterOrOwe());
    }

    [Fact]
    public void Who_finds_it_taken_leaves_word_and_the_holder_hears_of_it_once()
    {
        ActorConcurrency.Gate gate = default;
        gate.TryEnter();

        Assert.False(gate.EnterOrOwe());
        Assert.False(gate.EnterOrOwe());
        Assert.True(gate.IsOwed);

        Assert.False(gate.TryLeave());
        Assert.True(gate.IsTaken);
        Assert.False(gate.IsOwed);
        Assert.True(gate.TryLeave());
    }

    [Fact]
    public void Who_only_leaves_word_never_enters()
    {
        ActorConcurrency.Gate gate = default;

        Assert.False(gate.TryOwe());
        Assert.False(gate.IsTaken);
        gate.TryEnter();

        Assert.True(gate.TryOwe());
        Assert.True(gate.IsOwed);
    }

    [Fact]
    public void Nobody_enters_where_word_was_left()
    {
        ActorConcurrency.Gate gate = default;
        gate.TryEnter();
        gate.EnterOrOwe();

        Assert.False(gate.TryEnter());
    }

    [Fact]
    public void Who_must_go_leaves_whatever_word_was_left()
    {
        ActorConcurrency.Gate gate = default;
        gate.TryEnter();
        gate.EnterOrOwe();

        gate.Leave();

        Assert.True(gate.TryEnter());
    }

    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task Many_threads_exclude_each_other_and_forget_nothing()
    {
        const int threads = 4;
        const int puts = 50_000;
        var shared = new Shared();

        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => OnThread.Run(() =>
        {
            for (var put = 0; put < puts; put++) shared.Put();
        })));

        Assert.Equal((threads * puts, 0), (shared.Done, shared.Left));
    }

    private sealed class Shared
    {
        private ActorConcurrency.Gate _gate;
        private int _left;

        public int Done { get; private set; }

        public int Left => _left;

        public void Put()
        {
            Interlocked.Increment(ref _left);
            if (!_gate.EnterOrOwe()) return;
            do Done += Interlocked.Exchange(ref _left, 0);
            while (!_gate.TryLeave());
        }
    }
}
