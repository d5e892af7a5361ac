using System.Text.RegularExpressions;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>
/// A handle, calls to it, and a real state, where the messages between them may be delivered at any time, a token may be cancelled, time may
/// run out and the handle be closed: each of it is an event, and the test chooses which comes next.
/// </summary>
internal abstract class ModelWorld : IDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly List<(IActorRef To, IReply Reply)> _produced = [];
    private readonly Queue<(IActorRef To, IReply Reply)> _answers = new();
    private readonly CancellationTokenSource _cancellation = new();
    private bool _late;
    private bool _closed;

    protected ModelWorld(ActorSystem system, bool closing)
    {
        Actor = new ManualActor(system);
        _closed = !closing;
    }

    protected ManualActor Actor { get; }

    protected FakeTimeProvider Time { get; } = new();

    protected CancellationToken Token => _cancellation.Token;

    protected List<ModelCaller> Callers { get; } = [];

    protected string Outcomes => string.Join(' ', Callers.Select(caller => caller.Outcome));

    /// <summary>Whether somebody is there whose time can run out.</summary>
    protected virtual bool SomebodyHasATimeout => true;

    /// <summary>Goes through every order of events.</summary>
    /// <param name="create">Makes the world as it is before any event.</param>
    /// <returns>What the orders came to.</returns>
    public static HashSet<string> Explore(Func<ModelWorld> create)
    {
        var outcomes = new HashSet<string>();
        var runs = Exhaustive.Explore(choices =>
        {
            using var world = create();
            while (world.Events() is { Count: > 0 } events)
            {
                if (choices.Explored(world.Describe())) return;
                events[choices.Next(events.Count)]();
            }

            Assert.All(world.Callers, caller => Assert.True(caller.IsDone, "Somebody still waits, though every message was delivered."));
            outcomes.Add(world.Settle());
        });

        Assert.InRange(runs, 100, int.MaxValue);
        return outcomes;
    }

    public void Dispose()
    {
        DisposeHandle();
        _cancellation.Dispose();
    }

    /// <summary>Carries out a command.</summary>
    protected abstract void Apply(object command, IActorRef sender, List<(IActorRef To, IReply Reply)> replies);

    /// <summary>The state, and whatever else its future depends on.</summary>
    protected abstract string DescribeState();

    /// <summary>Nothing can happen any more: checks what is left, and says what it came to.</summary>
    protected abstract string Settle();

    protected abstract void DisposeHandle();

    protected virtual void Close() => DisposeHandle();

    /// <summary>What else may happen.</summary>
    protected virtual IEnumerable<Action> OwnEvents() => [];

    /// <summary>An answer was delivered.</summary>
    protected virtual void Heard(IReply reply) { }

    /// <summary>A command of the test's own, with its answer at once.</summary>
    protected IReply Ask(object command)
    {
        var replies = new List<(IActorRef To, IReply Reply)>();
        Apply(command, ActorRefs.Nobody, replies);
        return replies.Single().Reply;
    }

    protected void Apply(object command, IActorRef sender)
    {
        Apply(command, sender, _produced);
        foreach (var answer in _produced) _answers.Enqueue(answer);
        _produced.Clear();
    }

    private List<Action> Events()
    {
        var events = new List<Action>();
        if (Actor.Told > 0) events.Add(DeliverRequest);
        if (_answers.Count > 0) events.Add(DeliverAnswer);
        events.AddRange(OwnEvents());
        if (!_cancellation.IsCancellationRequested) events.Add(_cancellation.Cancel);
        if (!_late && SomebodyHasATimeout) events.Add(PassTime);
        if (!_closed) events.Add(CloseOnce);
        events.AddRange(Callers.Where(caller => caller.CanMove).Select(caller => (Action)caller.Move));
        return events;
    }

    // Without the handle's random number, which differs from run to run.
    private string Describe() => Regex.Replace(
        $"{Actor.Describe()} {string.Join(' ', _answers.Select(answer => answer.Reply))} {_cancellation.IsCancellationRequested} {_late} {_closed} " +
        $"{string.Join(' ', Callers)} {DescribeState()}",
        @"Client = -?\d+", "");

    private void DeliverRequest()
    {
        var (message, sender) = Actor.Take();
        Apply(message, sender);
    }

    private void DeliverAnswer()
    {
        var (to, reply) = _answers.Dequeue();
        to.Tell(reply);
        Heard(reply);
    }

    private void PassTime()
    {
        _late = true;
        Time.Advance(Patience);
    }

    private void CloseOnce()
    {
        _closed = true;
        Close();
    }
}
