namespace ActorConcurrency.App.Tests;

internal static class ReplacementSnippets
{
    internal static class BeforeCountdownEvent
    {
        public static void RunAll(IReadOnlyList<Action> pieces)
        {
            using var left = new CountdownEvent(pieces.Count);
            foreach (var piece in pieces)
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    piece();
                    left.Signal();
                });
            left.Wait();
        }
    }

    internal static class AfterCountdownEvent
    {
        public static async Task RunAllAsync(IReadOnlyList<Action> pieces) => await Task.WhenAll(pieces.Select(Task.Run));
    }

    internal static class AfterBarrier
    {
        // A phase ends when all participants have finished it.
        public static async Task RunPhasesAsync(int phases, IReadOnlyList<Func<int, Task>> participants)
        {
            for (var phase = 0; phase < phases; phase++)
                await Task.WhenAll(participants.Select(participant => participant(phase)));
        }
    }
}
