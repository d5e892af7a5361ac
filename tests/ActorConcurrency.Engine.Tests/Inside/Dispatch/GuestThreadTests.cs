using Akka.Actor;

namespace ActorConcurrency.Engine.Tests;

/// <summary>Who asks from a thread of the .NET pool and then waits lends the thread; nobody depends on it.</summary>
public sealed class GuestThreadTests : ActorSpec
{
    private const int Questions = 200;

    [Fact]
    public async Task A_question_from_the_pool_is_mostly_answered_on_the_pool()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Witness()));

        var onThePool = await Task.Run(async () =>
        {
            var count = 0;
            for (var i = 0; i < Questions; i++)
                if (await actor.Ask<bool>("where?", Ample)) count++;
            return count;
        });

        // Not always: a worker that is awake may be quicker.
        Assert.InRange(onThePool, 1, Questions);
    }

    [Fact]
    public async Task A_tell_is_never_handled_on_the_pool()
    {
        var test = TestActor;
        var actor = Sys.ActorOf(Props.Create(() => new Witness()));

        await Task.Run(() => actor.Tell("where?", test));

        await ExpectMsgAsync(false);
    }

    [Fact]
    public async Task An_asker_that_keeps_its_thread_is_answered_all_the_same()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Witness()));
        using var askers = new CountdownEvent(Environment.ProcessorCount * 2);

        for (var i = 0; i < askers.InitialCount; i++)
        {
            ThreadPool.QueueUserWorkItem(_ =>
            {
                for (var question = 0; question < 20; question++) Assert.True(actor.Ask<bool>("where?", Ample).Wait(Ample));
                askers.Signal();
            });
        }

        Assert.True(await Task.Factory.StartNew(() => askers.Wait(Ample), TaskCreationOptions.LongRunning));
    }

    [Fact]
    public async Task What_is_asked_of_many_at_once_is_answered_by_all()
    {
        var actors = Enumerable.Range(0, 500).Select(_ => Sys.ActorOf(Props.Create(() => new Witness()))).ToArray();

        var answers = await Task.Run(() => Task.WhenAll(actors.SelectMany(actor => Enumerable.Range(0, 20).Select(_ => actor.Ask<bool>("where?", Ample)))));

        Assert.Equal(actors.Length * 20, answers.Length);
    }

    private sealed class Witness : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Thread.CurrentThread.IsThreadPoolThread);
    }
}
