using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>
/// Programs of the Savina suite (Imam and Sarkar, AGERE! 2014) with its default parameters, where nothing else is said beside them.
/// They are reported only; each checks its result. The actor system is there before the clock starts.
/// </summary>
internal static class SavinaCases
{
    public static IEnumerable<Case> All =>
    [
        Savina("thread-ring", ThreadRing.Messages, ThreadRing.RunAsync),
        Savina("counting", Counting.Messages, Counting.RunAsync),
        Savina("chameneos", Chameneos.Messages, Chameneos.RunAsync),
        Savina("big", Big.Messages, Big.RunAsync),
        Savina("fork-join-create", ForkJoinCreate.Actors, ForkJoinCreate.RunAsync),
        Savina("bounded-buffer", BoundedBuffer.Messages, BoundedBuffer.RunAsync),
        Savina("philosophers", Philosophers.Messages, Philosophers.RunAsync),
        Savina("banking", Banking.Messages, Banking.RunAsync),
        Savina("logistic-map", LogisticMap.Messages, LogisticMap.RunAsync),
    ];

    private static AbsoluteCase Savina(string name, int messages, Func<ActorSystem, Run, Task> run) =>
        new($"savina-{name}", messages, "ms", null, async (system, one) =>
        {
            await run(system, one);
            one.End();
            var seconds = one.Elapsed!.Value.TotalSeconds;
            one.Note ??= FormattableString.Invariant($"{messages / seconds / 1e6:0.0} M messages/s");
            return seconds * 1000;
        });
}
