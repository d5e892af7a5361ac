using System.Diagnostics;
using Akka.Actor;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency;

/// <summary>What a handle and its parties ask of the barrier's actor, and what the answers mean to the caller. Thread-safe.</summary>
/// <remarks>Who gives up asks for its arrival back, and the answer tells whether the phase was decided before: see <see cref="Offers{TResult}"/>.</remarks>
internal sealed class BarrierCalls
{
    private readonly Gateway _gateway;
    private readonly Offers<BarrierArrival?> _arrivals;
    private readonly Calls<bool> _observations;
    private readonly Calls<long> _phases;
    private readonly Calls<RequestId> _joins;
    private readonly Calls<RequestId> _joinsWithPlace;
    private readonly Calls<bool> _commands;
    private readonly Calls<BarrierSnapshot> _snapshots;
    private volatile bool _isClosing;

    public BarrierCalls(Gateway gateway)
    {
        _gateway = gateway;
        _arrivals = new(gateway, ReadArrival, static id => new Withdraw(id));
        _observations = new(gateway, ReadDone, static id => new Withdraw(id));
        _phases = new(gateway, ReadPhase);
        _joins = new(gateway, ReadParty, static id => new Unjoin(id, NewPlace: false));
        _joinsWithPlace = new(gateway, ReadParty, static id => new Unjoin(id, NewPlace: true));
        _commands = new(gateway, ReadDone);
        _snapshots = new(gateway, Answers.Of(static (Snapshot answer) => answer.State));
    }

    public async ValueTask<BarrierArrival> SignalAndWait(RequestId? party, CancellationToken cancellationToken) =>
        await Arrive(party, patient: true, timeout: null, cancellationToken).ConfigureAwait(false)
        ?? throw new UnreachableException("A wait without a limit cannot run out of time.");

    public ValueTask<BarrierArrival?> TrySignalAndWait(RequestId? party, TimeSpan timeout, CancellationToken cancellationToken) =>
        WaitLimit.Checked(timeout) == TimeSpan.Zero
            ? Arrive(party, patient: false, timeout: null, cancellationToken)
            : Arrive(party, patient: true, timeout, cancellationToken);

    public ValueTask<long> Signal(RequestId? party, CancellationToken cancellationToken) =>
        _phases.Ask(static (id, party) => new Signal(id, party), party, _gateway.CallTimeout, cancellationToken);

    public ValueTask WaitForPhase(long phase, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(phase);
        PhaseActionScope.RefuseIn(_gateway.Target);
        return _observations.AskDone(static (id, phase) => new WaitForPhase(id, phase), phase, timeout: null, cancellationToken);
    }

    public ValueTask<long> ChangeParties(int parties, CancellationToken cancellationToken) =>
        _phases.Ask(static (id, parties) => new ChangeParties(id, parties), parties, _gateway.CallTimeout, cancellationToken);

    /// <summary>Joins; the owner is watched before the party has its place.</summary>
    public ValueTask<RequestId> Join(string label, bool newPlace, IActorRef? owner, CancellationToken cancellationToken) =>
        (newPlace ? _joinsWithPlace : _joins).Ask(
            static (id, join) => new Join(id, join.Label, join.NewPlace, join.Owner), (Label: label, NewPlace: newPlace, Owner: owner), _gateway.CallTimeout, cancellationToken);

    public ValueTask<long> Leave(RequestId party, CancellationToken cancellationToken) =>
        _phases.Ask(static (id, party) => new Leave(id, party), party, _gateway.CallTimeout, cancellationToken);

    public Task CloseParty(RequestId party) => _commands.CloseSession(static (id, party) => new CloseParty(id, party), party);

    public ValueTask Abort(CancellationToken cancellationToken) =>
        _commands.AskDone(static (id, _) => new Abort(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask Reset(CancellationToken cancellationToken) =>
        _commands.AskDone(static (id, _) => new Reset(id), 0, _gateway.CallTimeout, cancellationToken);

    public ValueTask<BarrierSnapshot> Snapshot(CancellationToken cancellationToken) =>
        _snapshots.Ask(static (id, _) => new GetSnapshot(id), 0, _gateway.CallTimeout, cancellationToken);

    /// <summary>Before the gateway is closed. Whoever waits asks for its arrival back, unless the actor ends with the handle anyway.</summary>
    public void Close(bool endsActor)
    {
        _isClosing = true;
        if (!endsActor) _arrivals.Close();
    }

    private ValueTask<BarrierArrival?> Arrive(RequestId? party, bool patient, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        PhaseActionScope.RefuseIn(_gateway.Target);
        return _arrivals.Offer(
            static (id, arrival) => new Arrive(id, arrival.Party, arrival.Patient), (Party: party, Patient: patient), timeout, cancellationToken);
    }

    private Exception? ReadArrival(IReply reply, out BarrierArrival? arrival)
    {
        arrival = reply is Passed passed ? new(passed.Phase, passed.Index) : null;
        return reply is Passed or NotPassed ? null : Meaning(reply, out arrival);
    }

    private Exception? ReadPhase(IReply reply, out long phase)
    {
        phase = reply is InPhase answer ? answer.Phase : 0;
        return reply is InPhase ? null : Meaning(reply, out phase);
    }

    private Exception? ReadParty(IReply reply, out RequestId party)
    {
        party = reply.Id;
        return reply is Joined ? null : Meaning(reply, out party);
    }

    private Exception? ReadDone(IReply reply, out bool done)
    {
        done = reply is Done;
        return done ? null : Meaning(reply, out done);
    }

    private Exception Meaning<TResult>(IReply reply, out TResult result)
    {
        result = default!;
        return reply switch
        {
            // One wait of a closing handle that is taken back may break the barrier for the others.
            Broken when _isClosing => _gateway.Stopped(),
            Broken broken => new BrokenBarrierException(broken.Cause, innerException: null),
            Refused refused => Meaning(refused),
            _ => Gateway.Unexpected(reply, out result),
        };
    }

    private static Exception Meaning(Refused refused) => refused.Reason switch
    {
        BarrierRefusal.NoPlace => BarrierRefusals.NoPlace(refused.Free),
        BarrierRefusal.ArrivedAlready => BarrierRefusals.ArrivedAlready(),
        BarrierRefusal.NotAParty => BarrierRefusals.NotAParty(),
        BarrierRefusal.TooManyParties => BarrierRefusals.TooManyParties(),
        _ => new OutcomeUnknownException($"The barrier refused for a reason unknown here: {refused.Reason}."),
    };
}
