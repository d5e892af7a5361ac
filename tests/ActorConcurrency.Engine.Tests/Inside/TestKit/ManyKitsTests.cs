using Akka.Actor;
using Akka.TestKit.TestActors;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Many kits at a time: none of them waits on a thread that another one needs.</summary>
public sealed class ManyKitsTests
{
    private const int Kits = 100;

    [Fact]
    public async Task A_hundred_kits_that_await_leave_the_pool_alone()
    {
        var waiting = new CountdownEvent(Kits);
        using var cancellation = new CancellationTokenSource();
        var kits = Enumerable.Range(0, Kits).Select(_ => Task.Run(() => Silence(waiting, cancellation.Token))).ToList();

        await Task.Run(() => waiting.Wait(TimeSpan.FromSeconds(60)));
        // All of them wait now; work that comes to the pool is done all the same.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => { }))).WaitAsync(TimeSpan.FromSeconds(20));
        await cancellation.CancelAsync();

        var silent = await Task.WhenAll(kits).WaitAsync(TimeSpan.FromSeconds(60));
        await Task.WhenAll(silent.Select(kit => kit.Sys.Terminate())).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.All(silent, kit => kit.Dispose());
    }

    [Fact]
    public void A_hundred_kits_can_be_made_and_used_one_after_the_other()
    {
        for (var i = 0; i < Kits; i++)
        {
            using var kit = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = WARNING");
            kit.ActorOf<SimpleEchoActor>().Tell(i);
            kit.ExpectMsg(i);
        }
    }

    private static async Task<Akka.TestKit.Xunit2.TestKit> Silence(CountdownEvent waiting, CancellationToken cancellation)
    {
        var kit = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = WARNING");
        kit.ActorOf<SimpleEchoActor>().Tell("hello", kit.TestActor);
        await kit.ExpectMsgAsync("hello", TimeSpan.FromSeconds(60));
        var silence = kit.ExpectNoMsgAsync(TimeSpan.FromSeconds(60), cancellation);
        waiting.Signal();
        await silence;
        return kit;
    }
}
