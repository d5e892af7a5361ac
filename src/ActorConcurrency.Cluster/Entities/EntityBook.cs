using System.Collections.Immutable;

namespace ActorConcurrency;

/// <summary>
/// The deterministic step of an entity: knows its clients, and sees to it that each request counts once, however often it comes. What a request
/// does is the recipe's. Not thread-safe: its actor owns it.
/// </summary>
/// <remarks>
/// <para>A request to hold something is decided again if it was refused: nothing was taken, and who asks again has not heard the answer. One that was
/// granted, and is held, is answered with its grant. One that is over (given back, withdrawn, or done once for all, be it refused) is known by its
/// number until its client says, by its floor, that it has heard of it; a closed session for as long as its client is there.</para>
/// <para>A client is there while it beats. One that is gone is forgotten with its numbers, and does not come back: what comes late from it, a hello
/// too, is answered with <see cref="Unknown"/>. A grant that nobody expects is given back by whoever receives it.</para>
/// </remarks>
internal sealed class EntityBook
{
    // A node that comes and goes needs a number each time: so many last longer than anything is under way.
    private const int MostGone = 1000;

    private readonly Dictionary<long, EntityClient> _clients = [];
    private readonly RecentNumbers _gone = new(MostGone);
    private readonly Func<IClusteredRecipe> _make;
    private readonly TimeSpan _ttl;
    private IClusteredRecipe _recipe;
    private long _lastToken;

    /// <param name="make">Makes the recipe, to which nothing has happened yet.</param>
    /// <param name="ttl">How long a client is there without a beat.</param>
    public EntityBook(Func<IClusteredRecipe> make, TimeSpan ttl) => (_make, _recipe, _ttl) = (make, make(), ttl);

    /// <summary>The recipe's state.</summary>
    public IClusteredRecipe Recipe => _recipe;

    /// <summary>The last fencing token, of this recipe or of one before it under this name.</summary>
    public long LastToken => IsCreated ? _recipe.LastToken : _lastToken;

    /// <summary>Which life this is.</summary>
    public long Incarnation { get; private set; }

    /// <summary>Whether the recipe was made: by the first client that came.</summary>
    public bool IsCreated { get; private set; }

    /// <summary>Whether nobody is there, and so nothing would be lost by its end.</summary>
    public bool IsIdle => _clients.Count == 0 && _recipe.IsIdle;

    /// <summary>Whether a client is there.</summary>
    public bool Knows(long client) => _clients.ContainsKey(client);

    /// <summary>Whether the name was deleted, and not made anew since then.</summary>
    public bool IsErased { get; private set; }

    /// <summary>Who is there, and the path of each one's gateway.</summary>
    public IEnumerable<(long Id, string Gateway)> Clients => _clients.Values.Select(client => (client.Id, client.Gateway));

    /// <summary>When <see cref="Expire"/> has something to do at the earliest; null: nobody is there.</summary>
    public TimeSpan? NextExpiry => _clients.Count == 0 ? null : _clients.Values.Min(client => client.Heard) + _ttl;

    /// <summary>Carries out a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="gateway">The path of who sent it.</param>
    /// <param name="now">The time by a clock that nobody sets.</param>
    /// <param name="wall">The time by the wall clock, for ages.</param>
    /// <param name="step">Gets what comes of it.</param>
    public void Handle(ToEntity message, string gateway, TimeSpan now, TimeSpan wall, EntityStep step)
    {
        if (message.Command is Hello hello && _recipe.IsMaking(hello.Making) && !_gone.Contains(message.Client)) Welcome(message.Client, gateway, hello.Making, step);
        if (!_clients.TryGetValue(message.Client, out var client))
        {
            if (message.Command is not Bye) step.Replies.Add((message.Client, Unknown.Instance));
            return;
        }

        client.Heard = now;
        DoFirst(client, message.First, wall, step);
        Do(client, message.Command, wall, step);
        if (Knows(client.Id)) Raise(client, message.Floor, step);
    }

    /// <summary>The gateways with this path have ended.</summary>
    public void End(string gateway, TimeSpan wall, EntityStep step)
    {
        foreach (var client in _clients.Values.Where(client => client.Gateway == gateway).ToArray()) Close(client, wall, step);
    }

    /// <summary>Whoever has not beaten for too long is gone.</summary>
    public void Expire(TimeSpan now, TimeSpan wall, EntityStep step)
    {
        foreach (var client in _clients.Values.Where(client => client.Heard + _ttl <= now).ToArray()) Close(client, wall, step);
    }

    /// <summary>A life begins, after the facts of those before were told again: each client has its full time anew.</summary>
    public void Begin(TimeSpan now, TimeSpan wall, EntityStep step)
    {
        step.Facts.Add(new EntityFact.Incarnated(++Incarnation));
        foreach (var client in _clients.Values) client.Heard = now;
        if (IsCreated) _recipe.Resume(wall, step);
    }

    /// <summary>A fact is told again.</summary>
    public void Replay(object fact, TimeSpan at)
    {
        switch (fact)
        {
            case EntityFact.Incarnated life:
                Incarnation = life.Number;
                break;
            case EntityFact.Fenced:
                break;
            case EntityFact.Erased erased:
                (_recipe, _lastToken, IsCreated, IsErased) = (_make(), erased.LastToken, false, true);
                // They are gone with their numbers: what comes late from one of them must not be done to what is made anew under this name.
                foreach (var client in _clients.Keys.ToArray()) Forget(client);
                break;
            case EntityFact.ClientOpened opened:
                (IsCreated, IsErased) = (true, false);
                _clients[opened.Client] = new(opened.Client, opened.Gateway);
                break;
            case EntityFact.ClientClosed closed:
                Forget(closed.Client);
                break;
            case EntityFact.Settled settled:
                _clients.GetValueOrDefault(settled.Client)?.Raise(settled.Floor);
                break;
            case EntityFact.Finished finished:
                _clients.GetValueOrDefault(finished.Id.Client)?.Finish(finished.Id.Number, finished.Answer);
                break;
            default:
                _recipe.Replay(fact, at);
                break;
        }
    }

    public EntityImage Image() => new(
        Incarnation, LastToken, [.. _clients.Values.Select(client => client.Image())], [.. _gone.All], IsCreated ? _recipe.Image() : null);

    public void Restore(EntityImage image)
    {
        (Incarnation, _lastToken, IsCreated, IsErased) = (image.Incarnation, image.LastToken, image.Recipe is not null, image.Recipe is null && image.LastToken > 0);
        foreach (var client in image.Clients) _clients.Add(client.Id, new(client));
        foreach (var client in image.Gone) _gone.Add(client);
        if (image.Recipe is { } recipe) _recipe.Restore(recipe);
    }

    private void Welcome(long id, string gateway, object making, EntityStep step)
    {
        if (!IsCreated) _recipe.Create(making, _lastToken, step);
        (IsCreated, IsErased) = (true, false);
        if (!_clients.ContainsKey(id))
        {
            _clients.Add(id, new(id, gateway));
            step.Facts.Add(new EntityFact.ClientOpened(id, gateway));
        }

        step.Replies.Add((id, new Welcome(_ttl)));
    }

    private void DoFirst(EntityClient client, ImmutableArray<object> first, TimeSpan wall, EntityStep step)
    {
        if (first.IsEmpty) return;
        var done = ImmutableArray.CreateBuilder<RequestId>(first.Length);
        foreach (var command in first)
        {
            var (kind, id) = _recipe.Classify(command);
            if (kind == CommandKind.Foreign || id.Client != client.Id) continue;
            done.Add(id);
            // What is held is given back whatever its number; a session that was closed is not opened by a message that comes late.
            if (kind == CommandKind.GiveBack ? _recipe.IsKnown(id) : !client.IsOver(id.Number)) _recipe.Apply(command, wall, step);
            // Also what was never asked here: the request may come after its withdrawal.
            if (kind == CommandKind.GiveBack && !client.IsOver(id.Number)) Finish(client, id, answer: null, step);
        }

        step.Replies.Add((client.Id, new Settled(done.DrainToImmutable())));
    }

    private void Do(EntityClient client, object? command, TimeSpan wall, EntityStep step)
    {
        switch (command)
        {
            case null or Hello:
                break;
            case Bye:
                Close(client, wall, step);
                break;
            case Beat beat:
                step.Replies.Add((client.Id, new Beaten(beat.Sequence)));
                break;
            case Delete delete:
                if (delete.Id.Client == client.Id) Delete(client, delete.Id, step);
                break;
            default:
                var (kind, id) = _recipe.Classify(command);
                if (kind == CommandKind.Foreign || id.Client != client.Id || !_recipe.IsOf(client.Id, command)) break;
                if (kind == CommandKind.Acquire) Acquire(client, id, command, wall, step);
                else if (kind == CommandKind.Once) DoOnce(client, id, command, wall, step);
                else _recipe.Apply(command, wall, step);
                break;
        }
    }

    private void Acquire(EntityClient client, RequestId id, object command, TimeSpan wall, EntityStep step)
    {
        if (client.IsOver(id.Number)) return;
        if (_recipe.GrantOf(id) is { } grant) step.Replies.Add((client.Id, grant));
        else if (!_recipe.IsWaiting(id)) _recipe.Apply(command, wall, step);
        if (_recipe.IsWaiting(id)) step.Replies.Add((client.Id, new Queued(id)));
    }

    private void DoOnce(EntityClient client, RequestId id, object command, TimeSpan wall, EntityStep step)
    {
        if (client.IsOver(id.Number))
        {
            if (client.AnswerOf(id.Number) is { } known) step.Replies.Add((client.Id, known));
            return;
        }

        var replies = step.Replies.Count;
        _recipe.Apply(command, wall, step);
        // The answer is the first reply with this id; others are for whom the step has let in. A refusal is kept too: the same request, come late,
        // must not do what its client was told is not done.
        Finish(client, id, step.Replies.Skip(replies).Select(static reply => reply.Reply).OfType<IReply>().FirstOrDefault(reply => reply.Id == id), step);
        if (command is IClosesSession { Session: var session } && session.Client == client.Id) Finish(client, session, answer: null, step);
    }

    // As whatever counts once: a deletion that comes again, late, must not delete what was made after it, nor what was in use when it was refused.
    private void Delete(EntityClient client, RequestId id, EntityStep step)
    {
        if (client.IsOver(id.Number))
        {
            if (client.AnswerOf(id.Number) is { } known) step.Replies.Add((client.Id, known));
            return;
        }

        var deleted = new Deleted(id, InUse: !_recipe.IsIdle);
        step.Replies.Add((client.Id, deleted));
        if (deleted.InUse) Finish(client, id, deleted, step);
        else Erase(step);
    }

    // Whoever is there, and uses nothing, hears that it is unknown, and comes anew.
    private void Erase(EntityStep step)
    {
        var erased = new EntityFact.Erased(LastToken);
        step.Facts.Add(erased);
        step.Closed.AddRange(_clients.Keys);
        Replay(erased, TimeSpan.Zero);
    }

    private static void Finish(EntityClient client, RequestId id, object? answer, EntityStep step)
    {
        client.Finish(id.Number, answer);
        step.Facts.Add(new EntityFact.Finished(id, answer));
    }

    // Written with something else, or never: a floor that is forgotten is told again.
    private static void Raise(EntityClient client, long floor, EntityStep step)
    {
        client.Raise(floor);
        if (step.Facts.Count == 0 || client.WrittenFloor == client.Floor) return;
        client.WrittenFloor = client.Floor;
        step.Facts.Add(new EntityFact.Settled(client.Id, client.Floor));
    }

    private void Close(EntityClient client, TimeSpan wall, EntityStep step)
    {
        _recipe.Abandon(client.Id, wall, step);
        Forget(client.Id);
        step.Facts.Add(new EntityFact.ClientClosed(client.Id));
        step.Closed.Add(client.Id);
    }

    private void Forget(long client)
    {
        _clients.Remove(client);
        _gone.Add(client);
    }
}
