using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Dispatch;

namespace ActorConcurrency;

/// <summary>
/// Whether Akka.NET does what the dispatcher and its queue take for granted: see <see cref="CombiningQueue"/>. Tried once for each
/// actor system, with an actor of its own that nobody else sees, on the calling thread: nothing is scheduled and nothing waited for, so
/// it always comes to an end, and always to the same. It takes well under a millisecond once it is compiled.
/// </summary>
internal static class StartUpProbe
{
    // What is done, and what is then to be seen. Runs are those of the mailbox; the probe's dispatcher leaves them to the probe.
    private static readonly (string What, Action<ProbeStand> Do, string Expected)[] Steps =
    [
        ("the queue is looked for", static stand => stand.LookForQueue(), "found"),
        ("the actor is started", static stand => stand.Start(), "scheduled"),
        ("it is run for the first time", static stand => stand.Run(), "started, asked in vain"),
        ("it is told something", static stand => stand.Tell("a"), "put in, scheduled"),
        ("it is run", static stand => stand.Run(), "asked, handled a, asked in vain"),
        ("the handler has returned", static stand => stand.LookAtCell(), "idle"),
        ("it is suspended", static stand => stand.Suspend(), "system message, scheduled"),
        ("it is told something while it is suspended", static stand => stand.Tell("b"), "put in"),
        ("it is run while it is suspended", static stand => stand.Run(), ""),
        ("it is resumed", static stand => stand.Resume(), "system message, scheduled"),
        ("it is run after that", static stand => stand.Run(), "asked, handled b, asked in vain"),
        ("it is told something that fails", static stand => stand.Tell(ProbeStand.Fails), "put in, scheduled"),
        ("it fails", static stand => stand.Run(), "asked, reported"),
        ("it has failed", static stand => stand.LookAtCell(), "failed"),
        ("it goes on after its failure", static stand => stand.Resume(), "system message, scheduled"),
        ("it is run after its failure", static stand => stand.Run(), "asked in vain"),
        ("it is told something that awaits", static stand => stand.Tell(ProbeStand.Awaits), "put in, scheduled"),
        ("it awaits", static stand => stand.Run(), "asked"),
        ("it has begun to await", static stand => stand.LookAtCell(), "awaiting"),
        ("what it awaits is there", static stand => stand.CompleteAwaited(), "system message, scheduled"),
        ("it is run after that", static stand => stand.Run(), "asked in vain"),
        ("it has awaited", static stand => stand.LookAtCell(), "idle"),
    ];

    /// <summary>What must be seen, step by step.</summary>
    public static IReadOnlyList<string> Expected { get; } = [.. Steps.Select(step => step.Expected)];

    /// <summary>What is otherwise in this system; null: nothing.</summary>
    public static string? Difference(ActorSystem system) =>
        system.Settings.Setup.Get<Fake>() is { HasValue: true } fake ? Compare(fake.Value.Seen) : Compare(Try(system));

    /// <summary>The first step at which something else was seen than must be; null: none.</summary>
    public static string? Compare(IEnumerable<string> seen)
    {
        foreach (var (step, what) in Steps.Zip(seen))
            if (what != step.Expected) return $"when {step.What}, there is '{what}' in place of '{step.Expected}'";
        return null;
    }

    private static IEnumerable<string> Try(ActorSystem system)
    {
        ProbeStand? stand = null;
        foreach (var step in Steps)
        {
            string seen;
            try
            {
                step.Do(stand ??= new ProbeStand((ActorSystemImpl)system));
                seen = stand.TakeSeen();
            }
            catch (Exception failure)
            {
                seen = $"{failure.GetType().Name}: {failure.Message}";
            }

            yield return seen;
        }
    }

    /// <summary>For specs: a system with it is one of an Akka.NET that shows this.</summary>
    /// <param name="seen">What is seen, step by step.</param>
    public sealed class Fake(IEnumerable<string> seen) : Setup
    {
        /// <summary>What is seen, step by step.</summary>
        public IEnumerable<string> Seen { get; } = seen;
    }
}
