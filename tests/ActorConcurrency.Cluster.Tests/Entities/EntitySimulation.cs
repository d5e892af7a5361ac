using System.Collections.Immutable;

namespace ActorConcurrency.Cluster.Tests;

/// <summary>
/// An entity, its clients, and a network that delivers whatever was ever sent, at any time and as often as it likes. What the entity decides
/// is written some time later, in order, and told then; a crash loses what is not written.
/// </summary>
internal sealed class EntitySimulation
{
    private static readonly TimeSpan Ttl = TimeSpan.FromHours(1);

    private readonly List<SimulatedClient> _clients = [];
    private readonly List<ToEntity> _sent = [];
    private readonly List<(long To, object Reply)> _told = [];
    private readonly Queue<Pending> _pending = [];
    private readonly List<ImmutableArray<object>> _journal = [];
    private readonly HashSet<RequestId> _counted = [];
    private readonly SimulatedRecipe _recipe;
    private EntityBook _book = null!;
    private (EntityImage Image, int Entries)? _snapshot;
    private TimeSpan _now;
    private long _lastClient;

    public EntitySimulation(SimulatedRecipe recipe)
    {
        _recipe = recipe;
        Crash();
    }

    private sealed record Pending(object? Cause, ImmutableArray<object> Facts, ImmutableArray<(long To, object Reply)> Replies);

    public void Do(int kind, int pick)
    {
        _now += TimeSpan.FromSeconds(1);
        switch (kind)
        {
            case < 14:
                Speak(kind, pick);
                break;
            case < 19:
                Flow(pick);
                break;
            case < 23:
                Arrive(pick);
                break;
            case 23:
                WriteOne();
                break;
            case 24:
                Tell(pick);
                break;
            case 25:
                Save();
                break;
            case 26:
                Crash();
                break;
            default:
                Leave(pick);
                break;
        }

        _recipe.AssertFit(_clients.SelectMany(client => client.Believed));
    }

    /// <summary>The network becomes well, everybody gets an answer, gives everything back, and goes: by a word, or in silence.</summary>
    public void ComeToRest()
    {
        for (var round = 0; _clients.Any(client => client is { IsKnown: true, HasWork: true } || client.Believed.Any()); round++)
        {
            Assert.True(round < 20, "Every request is answered.");
            foreach (var client in _clients.Where(client => client.IsKnown).ToArray()) TakeTurn(client, round);
        }

        foreach (var client in _clients.Where(client => client is { IsKnown: true, Id: var id } && id % 2 > 0)) Handle(client.Bye());
        // The others are silent, and so is whoever never heard that it was welcome.
        _now += Ttl;
        Step(step => _book.Expire(_now, _now, step));
        WriteAll();
        Crash();
        Assert.True(_book.IsIdle);
        if (_book.IsCreated) _recipe.AssertAtRest(_book.Recipe.Image());
        Assert.Subset(_counted, _clients.SelectMany(client => client.Done).ToHashSet());
    }

    private void Arrive(int pick)
    {
        if (_sent.Count > 0) Handle(_sent[^(1 + (pick % _sent.Count))]);
    }

    private void Handle(ToEntity message)
    {
        Step(step => _book.Handle(message, GatewayOf(message.Client), _now, _now, step), message.Command);
    }

    private void Step(Action<EntityStep> act, object? cause = null)
    {
        var step = new EntityStep();
        act(step);
        _pending.Enqueue(new(cause, [.. step.Facts], [.. step.Replies]));
    }

    private void WriteOne()
    {
        if (!_pending.TryDequeue(out var written)) return;
        _journal.Add(written.Facts);
        foreach (var fact in written.Facts)
            if (_recipe.Write(fact)) Assert.True(_counted.Add(_book.Recipe.Classify(written.Cause!).Id), $"{written.Cause} counts once.");
        _told.AddRange(written.Replies);
    }

    private void WriteAll()
    {
        while (_pending.Count > 0) WriteOne();
    }

    private void Tell(int pick)
    {
        if (_told.Count > 0) Tell(_told[^(1 + (pick % _told.Count))]);
    }

    private void Tell((long To, object Reply) told) => _clients.SingleOrDefault(client => client.Id == told.To)?.Hear(told.Reply);

    // As it mostly is: what was just said arrives, is written, and is answered.
    private void Flow(int pick)
    {
        Arrive(pick % 3);
        WriteAll();
        for (var late = 0; late < 4; late++) Tell(late);
    }

    private void Speak(int what, int pick)
    {
        if (what == 0 || _clients.Count == 0)
        {
            if (_clients.Count(other => !other.IsGone) < 3) _clients.Add(new(++_lastClient, _recipe));
            _sent.Add(_clients[^1].Hello());
            return;
        }

        var known = _clients.Where(client => client.IsKnown).ToArray();
        if (known.Length == 0) return;
        var client = known[pick % known.Length];
        if (what == 1) _sent.AddRange(client.Again());
        else _sent.Add(Word(client, what, pick / 3));
    }

    private static ToEntity Word(SimulatedClient client, int what, int pick) => what switch
    {
        2 or 3 => client.Once(pick),
        4 or 5 => client.Return(pick),
        6 => client.GiveUp(pick),
        7 => client.Open(),
        8 => client.CloseSession(pick),
        _ => client.Acquire(pick),
    };

    private void Leave(int pick)
    {
        if (_clients.Count == 0) return;
        var client = _clients[pick % _clients.Count];
        if (pick % 3 == 0) _sent.Add(client.Bye());
        else if (pick % 3 == 1) Die(client);
        else Expire(client);
    }

    // Another life knows what was written, from the last snapshot on if there is one.
    private void Crash()
    {
        _pending.Clear();
        _book = new(_recipe.New, Ttl);
        if (_snapshot is { } saved) _book.Restore(saved.Image);
        foreach (var fact in _journal.Skip(_snapshot?.Entries ?? 0).SelectMany(facts => facts)) _book.Replay(fact, _now);
        Step(step => _book.Begin(_now, _now, step));
    }

    private void Save()
    {
        if (_pending.Count == 0) _snapshot = (_book.Image(), _journal.Count);
    }

    // Everybody else beats. Who is silent has counted all as lost before the entity does.
    private void Expire(SimulatedClient silent)
    {
        silent.Lose();
        _now += Ttl;
        foreach (var client in _clients.Where(client => client.IsKnown)) Handle(new("name", client.Id, 0, [], new Beat(1)));
        Step(step => _book.Expire(_now, _now, step));
        Assert.False(_book.Knows(silent.Id));
    }

    private void Die(SimulatedClient dead)
    {
        dead.Lose();
        Step(step => _book.End(GatewayOf(dead.Id), _now, step));
    }

    private void TakeTurn(SimulatedClient client, int round)
    {
        // What waits for ever, since too much was drained, is given up.
        if (round > 10) _ = client.GiveUp(0);
        while (client.Believed.Any()) _ = client.Return(0);
        foreach (var message in client.Again()) Handle(message);
        var before = _told.Count;
        WriteAll();
        foreach (var told in _told.Skip(before).ToArray()) Tell(told);
    }

    private static string GatewayOf(long client) => $"gateway-{client}";
}
