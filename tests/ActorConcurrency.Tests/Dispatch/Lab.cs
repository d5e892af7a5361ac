using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>A recipe of the tests' own, for what happens under the gate: a test says what a step does.</summary>
internal sealed class LabCore(IActorContext context, TimeProvider time) : RecipeCore("lab", context, time)
{
    /// <summary>Whoever was taken out of the state, for it had given up.</summary>
    public List<object> Forgotten { get; } = [];

    /// <summary>The numbers of the steps that were done.</summary>
    public List<int> Done { get; } = [];

    public override bool IsPlain(object message) => message is Do or Ask;

    public override void Forget(object place) => Forgotten.Add(place);

    /// <summary>Puts an answer in.</summary>
    public void Answer(IActorRef to, IReply reply) => Replies.Add((to, reply));

    protected override bool TryHandle(object message, IActorRef sender, Moment now)
    {
        switch (message)
        {
            case Do order:
                order.What(this);
                return true;
            case Ask question:
                Answer(sender, new Told(question.Id, question.What(this)));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Do this. No answer.</summary>
    public sealed record Do(Action<LabCore> What);

    /// <summary>Do this. Answer: <see cref="Told"/>.</summary>
    public sealed record Ask(RequestId Id, Func<LabCore, int> What);

    /// <summary>What came of it.</summary>
    public sealed record Told(RequestId Id, int Number) : IReply;
}

/// <summary>The actor of the tests' own recipe.</summary>
internal sealed class LabActor(bool gateFirst, TimeProvider time) : RecipeActor<LabCore>(gateFirst)
{
    protected override LabCore Core { get; } = new(Context, time);

    /// <summary>Starts one.</summary>
    public static IActorRef Start(IActorRefFactory factory, bool gateFirst = true, TimeProvider? time = null)
    {
        RecipeConfig.Of(factory);
        return factory.ActorOf(Props.Create(() => new LabActor(gateFirst, time ?? TimeProvider.System)).WithDispatcher(RecipeConfig.Dispatcher));
    }
}

/// <summary>A handle to the tests' own recipe.</summary>
internal sealed class LabHandle : IAsyncDisposable
{
    private readonly Gateway _gateway;
    private readonly Calls<int> _calls;

    public LabHandle(IActorRef actor, bool gateFirst = true)
    {
        Actor = actor;
        _gateway = Gateway.Open(actor, "lab", Limit.Hang, time: null, gateFirst ? typeof(LabCore) : null);
        _calls = new(_gateway, Read, withdrawal: static id => new LabCore.Do(core => core.Forgotten.Add(id)));
    }

    public IActorRef Actor { get; }

    public Gateway Gateway => _gateway;

    /// <summary>Does a step: at once, or as a message.</summary>
    public void Do(Action<LabCore> what) => Assert.True(_gateway.Turn.TryDo(new Step(what)), "There is no gate.");

    /// <summary>Does a step at once; false if somebody else has the turn.</summary>
    public bool TryNow(Action<LabCore> what) => _gateway.Turn.Try<Attempt, bool>(new Attempt(what), out _);

    /// <summary>Tells a message of the protocol: as any handle does.</summary>
    public void Tell(Action<LabCore> what) => _gateway.Tell(new LabCore.Do(what));

    /// <summary>Asks by a message of the protocol.</summary>
    public ValueTask<int> AskAsync(Func<LabCore, int> what, CancellationToken token = default) =>
        _calls.Ask(static (id, what) => new LabCore.Ask(id, what), what, timeout: null, token);

    /// <summary>Asks on the state itself; null: it waits there.</summary>
    public ValueTask<int> EnterAsync(Func<LabCore, PendingOperation, IReply?> what, CancellationToken token = default) =>
        _calls.Ask(new Entry(what), static (id, _) => new LabCore.Ask(id, _ => throw new InvalidOperationException("There is no gate.")), 0, timeout: null, token);

    /// <summary>Completes once everything that was told before is done.</summary>
    public async Task SettleAsync() => await AskAsync(static _ => 0);

    public ValueTask DisposeAsync() => _gateway.DisposeAsync(stopActor: true);

    private static Exception? Read(IReply reply, out int number)
    {
        if (reply is not LabCore.Told told) return Gateway.Unexpected(reply, out number);
        number = told.Number;
        return null;
    }

    private readonly struct Step(Action<LabCore> what) : IStep
    {
        public void Do(RecipeCore core) => what((LabCore)core);
    }

    private readonly struct Attempt(Action<LabCore> what) : IAttempt<bool>
    {
        public bool TryDo(RecipeCore core, out bool result)
        {
            what((LabCore)core);
            return result = true;
        }
    }

    private readonly struct Entry(Func<LabCore, PendingOperation, IReply?> what) : IEntry
    {
        public void Enter(RecipeCore core, PendingOperation operation)
        {
            if (what((LabCore)core, operation) is { } answer) core.Serve(operation, answer);
        }
    }
}
