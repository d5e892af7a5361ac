using Akka.Actor;

namespace ActorConcurrency.Benchmarks;

/// <summary>Creatures meet in pairs at a mall and change their colours.</summary>
internal static class Chameneos
{
    private const int Creatures = 100;
    private const int Meetings = 200_000;

    public const int Messages = 4 * Meetings;

    private enum Colour { Red, Yellow, Blue }

    public static async Task RunAsync(ActorSystem system, Run run)
    {
        var sum = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mall = system.ActorOf(Props.Create(() => new MallActor(sum)));
        mall.Tell(Commands.Go);
        WrongResultException.ThrowUnless(2 * Meetings, await sum.Task, "the creatures' meetings");
        run.End();
        await mall.StopAsync();
    }

    private static Colour Complement(Colour one, Colour other) => one == other ? one : (Colour)(3 - (int)one - (int)other);

    private sealed record Meet(Colour Colour, IActorRef Creature);

    private sealed record Change(Colour Colour);

    private sealed record Over(int Meetings);

    private sealed class MallActor(TaskCompletionSource<int> result) : UntypedActor
    {
        private IActorRef? _waiting;
        private int _left = Meetings;
        private int _gone;
        private int _sum;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Meet meet when _left > 0:
                    Introduce(meet);
                    break;
                case Meet meet:
                    meet.Creature.Tell(Commands.Report);
                    break;
                case Over over:
                    _sum += over.Meetings;
                    if (++_gone == Creatures) result.SetResult(_sum);
                    break;
                default:
                    for (var i = 0; i < Creatures; i++) Context.ActorOf(Props.Create<CreatureActor>((Colour)(i % 3))).Tell(Commands.Go);
                    break;
            }
        }

        private void Introduce(Meet meet)
        {
            if (_waiting is null)
            {
                _waiting = meet.Creature;
                return;
            }

            _left--;
            _waiting.Tell(meet);
            _waiting = null;
        }
    }

    private sealed class CreatureActor(Colour first) : UntypedActor
    {
        private Colour _colour = first;
        private int _meetings;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Meet meet:
                    Become(Complement(_colour, meet.Colour));
                    meet.Creature.Tell(new Change(_colour));
                    break;
                case Change change:
                    Become(change.Colour);
                    break;
                case var report when report == Commands.Report:
                    Context.Parent.Tell(new Over(_meetings));
                    Context.Stop(Self);
                    return;
            }

            Context.Parent.Tell(new Meet(_colour, Self));
        }

        private void Become(Colour colour)
        {
            _colour = colour;
            _meetings++;
        }
    }
}
