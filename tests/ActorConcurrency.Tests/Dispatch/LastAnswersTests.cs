using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Tests;

/// <summary>The answers of an actor reach the handles of its process before the news of its end, whoever hands them out.</summary>
public sealed class LastAnswersTests() : TestKit(Actors.Quiet)
{
    [Fact(Timeout = Limit.HangMilliseconds)]
    public async Task An_offer_that_was_taken_ends_as_taken_though_its_answer_was_left_to_a_thread_that_is_slow()
    {
        await using var lab = new LabHandle(LabActor.Start(Sys));
        using var isHandedOut = new ManualResetEventSlim();
        using var mayGoOn = new ManualResetEventSlim();
        var offers = new Calls<int>(lab.Gateway, Read, isOffer: true);
        await lab.IdleAsync();
        var first = OnThread.Run(() => Offer(1).AsTask().Wait(Limit.Hang));
        isHandedOut.Wait(Limit.Hang);
        var second = Offer(2).AsTask();

        lab.Gateway.Close();
        Sys.Stop(lab.Actor);
        // The news of the end must not come now; it would have, within this time.
        await Task.WhenAny(lab.Gateway.Terminated.WaitAsync(TimeSpan.FromMilliseconds(200)));
        mayGoOn.Set();

        Assert.Equal(2, await second);
        await first;
        return;

        ValueTask<int> Offer(int number) =>
            offers.Ask(static (id, number) => new LabCore.Ask(id, _ => number), number, timeout: null, CancellationToken.None);

        Exception? Read(IReply reply, out int number)
        {
            number = ((LabCore.Told)reply).Number;
            if (number != 1) return null;
            isHandedOut.Set();
            mayGoOn.Wait(Limit.Hang);
            return null;
        }
    }
}
