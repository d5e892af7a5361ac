using System.Threading.Channels;
using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>One question after the other, each answered with the object that it was.</summary>
internal abstract class AskContender : SequentialContender
{
    protected static readonly object Question = new();

    private long _answers;

    protected void Answered(object answer)
    {
        WrongResultException.ThrowUnless(Question, answer, "the answer");
        _answers++;
    }

    protected override ValueTask<long> CountAsync() => new(_answers);
}

internal sealed class AkkaAsk : AskContender
{
    private readonly IActorRef _echo;

    public AkkaAsk() => _echo = Own(new Arena()).System.ActorOf(Props.Create<EchoActor>());

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--) Answered(await _echo.Ask<object>(Question));
    }

    private sealed class EchoActor : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}

internal sealed class ChannelAsk : AskContender
{
    private readonly Channel<TaskCompletionSource<object>> _questions =
        Channel.CreateUnbounded<TaskCompletionSource<object>>(new UnboundedChannelOptions { SingleReader = true });

    public ChannelAsk() => Task.Run(AnswerAsync);

    public override async Task LoopAsync(int times)
    {
        for (; times > 0; times--)
        {
            var question = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            _questions.Writer.TryWrite(question);
            Answered(await question.Task);
        }
    }

    private async Task AnswerAsync()
    {
        await foreach (var question in _questions.Reader.ReadAllAsync()) question.SetResult(Question);
    }
}
