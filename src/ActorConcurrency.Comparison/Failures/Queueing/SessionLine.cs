using Akka.Actor;

namespace ActorConcurrency.Comparison;

/// <summary>The work queue actor, by messages only. Each consumer has a session, whose owner is an actor.</summary>
internal sealed class SessionLine : QueueLine
{
    private readonly ActorWorkQueue<int> _queue;
    private readonly Owners _owners;
    private readonly Dictionary<string, ActorWorkQueueSession<int>> _sessions = [];

    private SessionLine(IActorRefFactory actors, ActorWorkQueue<int> queue) : base(queue) => (_queue, _owners) = (queue, new Owners(actors));

    public static SessionLine Start(IActorRefFactory actors, int capacity = int.MaxValue) =>
        new(actors, ActorWorkQueue<int>.Start(actors, new WorkQueueSettings { Capacity = capacity, GateFirst = false }));

    public IActorRef Actor => _queue.Actor;

    public override bool TakesBack => true;

    public override async Task<Work> GetAsync(string who, CancellationToken cancellation = default) =>
        WorkOf(await SessionOf(who).GetAsync(cancellation).ConfigureAwait(false));

    public override async Task<Work?> TryGetAsync(string who, TimeSpan timeout) =>
        await SessionOf(who).TryGetAsync(timeout).ConfigureAwait(false) is { } delivery ? WorkOf(delivery) : null;

    public override Task BuryAsync(string who) => _owners.BuryAsync(who);

    public override void Get() => BlockingWorkQueue.Get(_queue);

    private ActorWorkQueueSession<int> SessionOf(string who)
    {
        if (!_sessions.TryGetValue(who, out var session)) _sessions[who] = session = _queue.OpenSession(who, _owners.Find(who));
        return session;
    }

    private static Work WorkOf(WorkDelivery<int> delivery)
    {
        return new(delivery.Item, DoneAsync, async () => await delivery.DisposeAsync().ConfigureAwait(false));

        Task DoneAsync()
        {
            delivery.Done();
            return Task.CompletedTask;
        }
    }
}
