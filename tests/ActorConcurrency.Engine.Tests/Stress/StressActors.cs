using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace ActorConcurrency.Engine.Tests.Stress;

/// <summary>What a sender sends: its number and how many it sent before.</summary>
public sealed record Numbered(int Sender, int Number);

/// <summary>What an actor found wrong; empty if nothing.</summary>
public sealed class Findings
{
    private readonly List<string> _all = [];

    public void Add(string finding)
    {
        lock (_all) _all.Add(finding);
    }

    public void ShouldBeNone()
    {
        lock (_all) Assert.True(_all.Count == 0, string.Join(Environment.NewLine, _all.Take(10)));
    }
}

/// <summary>Checks each sender's order and that one thread at a time is inside; completes when all have come.</summary>
public sealed class OrderCheckingActor : ReceiveActor
{
    private readonly int[] _next;
    private readonly int _expected;
    private readonly Findings _findings;
    private readonly TaskCompletionSource _all;
    private int _inside;
    private int _received;

    public OrderCheckingActor(int senders, int expected, Findings findings, TaskCompletionSource all)
    {
        _next = new int[senders];
        _expected = expected;
        _findings = findings;
        _all = all;
        Receive<Numbered>(Check);
    }

    private void Check(Numbered message)
    {
        if (Interlocked.Increment(ref _inside) != 1) _findings.Add("two threads are inside");
        if (_next[message.Sender] != message.Number) _findings.Add($"sender {message.Sender}: {message.Number} came in place of {_next[message.Sender]}");
        _next[message.Sender] = message.Number + 1;
        Interlocked.Decrement(ref _inside);
        if (++_received == _expected) _all.TrySetResult();
    }
}

/// <summary>All messages have the same priority, so that their order must be kept.</summary>
public sealed class FlatPriorityMailbox(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    protected override int PriorityGenerator(object message) => 0;
}

/// <summary>A system with every dispatcher and mailbox there is to stress.</summary>
public static partial class StressSystem
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static ActorSystem Create() => ActorSystem.Create("stress", ConfigurationFactory.ParseString($$"""
        akka { loglevel = OFF, stdout-loglevel = OFF, log-dead-letters = off }
        pinned { type = PinnedDispatcher }
        tasks { type = TaskDispatcher }
        forked { type = ForkJoinDispatcher, dedicated-thread-pool { thread-count = 2, deadlock-timeout = 3s, threadtype = background } }
        one-by-one { type = Dispatcher, throughput = 1 }
        combining { type = CombiningDispatcher }
        flat-priority { mailbox-type = "{{typeof(FlatPriorityMailbox).AssemblyQualifiedName}}" }
        bounded { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 100, mailbox-push-timeout-time = 60s }
        deque { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox, Akka" }
        """));

    /// <summary>The ids of the dispatchers; empty for the default one.</summary>
    public static IReadOnlyList<string> Dispatchers
    {
        get
        {
            List<string> all = ["", "pinned", "tasks", "forked", "one-by-one"];
            AddOwn(all);
            return all;
        }
    }

    /// <summary>The ids of the mailboxes; empty for the default one.</summary>
    public static IReadOnlyList<string> Mailboxes => ["", "flat-priority", "bounded", "deque"];

    // Implemented where the engine that has more is compiled in.
    static partial void AddOwn(List<string> dispatchers);

    public static Props On(this Props props, string dispatcher, string mailbox)
    {
        if (dispatcher.Length > 0) props = props.WithDispatcher(dispatcher);
        return mailbox.Length > 0 ? props.WithMailbox(mailbox) : props;
    }

    /// <summary>Runs an action on so many threads at once.</summary>
    public static void OnThreads(int threads, Action<int> action)
    {
        using var start = new Barrier(threads);
        var all = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            action(i);
        })).ToList();
        all.ForEach(t => t.Start());
        all.ForEach(t => t.Join());
    }
}
