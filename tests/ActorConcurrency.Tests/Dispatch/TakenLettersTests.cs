using System.Runtime.CompilerServices;
using Akka.Actor;

namespace ActorConcurrency.Tests;

/// <summary>What has been taken out of a queue is not kept from collection by what was taken out before.</summary>
public sealed class TakenLettersTests
{
    [Fact]
    public void Young_letters_are_collected_though_an_older_one_was_in_the_oldest_generation()
    {
        var queue = new CombiningQueue(ActorRefs.Nobody);
        GC.Collect();
        GC.Collect();
        var letters = Enumerable.Range(0, 100).Select(_ => Pass(queue)).ToList();

        GC.Collect(0, GCCollectionMode.Forced, blocking: true);

        // The last one is in the queue until another is taken; and the one that is there when somebody else collects grows older.
        Assert.InRange(letters.Count(letter => letter.IsAlive), 0, 10);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Pass(CombiningQueue queue)
    {
        var letter = new ToldStep<Nothing>(default);
        queue.Enqueue(ActorRefs.Nobody, new Envelope(letter, ActorRefs.NoSender));
        queue.TryDequeue(out _);
        return new(letter);
    }

    private readonly struct Nothing : IStep
    {
        public void Do(RecipeCore core)
        {
        }
    }
}
