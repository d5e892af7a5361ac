using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

public sealed class FsmTests : TestKit
{
    private readonly IActorRef _door;

    public FsmTests() => _door = Sys.ActorOf(Props.Create(() => new Door(TestActor)), "door");

    private enum Position { Closed, Open }

    [Fact]
    public async Task An_event_leads_to_the_next_state_and_its_sender_gets_the_replies_in_order()
    {
        _door.Tell("open", TestActor);

        await ExpectMsgAsync("opening");
        await ExpectMsgAsync("opened");
    }

    [Fact]
    public async Task A_listener_is_told_the_present_state_and_each_transition()
    {
        _door.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor), TestActor);
        await ExpectMsgAsync(new FSMBase.CurrentState<Position>(_door, Position.Closed));

        _door.Tell("open", ActorRefs.NoSender);
        await ExpectMsgAsync(new FSMBase.Transition<Position>(_door, Position.Closed, Position.Open));
        _door.Tell("again", ActorRefs.NoSender);
        await ExpectMsgAsync(new FSMBase.Transition<Position>(_door, Position.Open, Position.Open));

        _door.Tell(new FSMBase.UnsubscribeTransitionCallBack(TestActor), TestActor);
        _door.Tell("close", ActorRefs.NoSender);
        _door.Tell("count", TestActor);
        await ExpectMsgAsync(1);
    }

    [Fact]
    public async Task Staying_is_no_transition()
    {
        _door.Tell(new FSMBase.SubscribeTransitionCallBack(TestActor), TestActor);
        await ExpectMsgAsync<FSMBase.CurrentState<Position>>();

        _door.Tell("knock", ActorRefs.NoSender);
        _door.Tell("count", TestActor);

        await ExpectMsgAsync(0);
    }

    [Fact]
    public async Task A_transition_handler_sees_the_data_before_and_after()
    {
        _door.Tell("report", TestActor);
        _door.Tell("open", ActorRefs.NoSender);

        await ExpectMsgAsync((Position.Closed, Position.Open, 0, 1));
    }

    [Fact]
    public async Task What_no_state_handles_goes_to_the_handler_for_the_rest_and_then_to_the_log()
    {
        _door.Tell("count", TestActor);
        await ExpectMsgAsync(0);

        await EventFilter.Warning(start: "unhandled event").ExpectOneAsync(() =>
        {
            _door.Tell("nonsense", TestActor);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task It_stops_itself_with_a_reason_and_its_last_data()
    {
        Watch(_door);

        _door.Tell("break", TestActor);

        await ExpectMsgAsync("broken: Failure, data 7");
        await ExpectTerminatedAsync(_door);
    }

    [Fact]
    public async Task Stopped_from_outside_its_reason_is_that_it_was_shut_down()
    {
        _door.Tell("hold", TestActor);
        await ExpectMsgAsync("held");

        Sys.Stop(_door);

        await ExpectMsgAsync("broken: Shutdown, data 0");
    }

    [Fact]
    public async Task A_state_that_does_not_exist_is_an_error_and_the_end()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Error));

        _door.Tell("vanish", ActorRefs.NoSender);

        Assert.Equal("Next state 9 does not exist", (await ExpectMsgAsync<Error>()).Message.ToString());
    }

    [Fact]
    public async Task Two_functions_for_one_state_complete_each_other()
    {
        _door.Tell("second", TestActor);

        await ExpectMsgAsync("handled by the second");
    }

    [Fact]
    public async Task A_state_functions_outcome_may_be_transformed()
    {
        _door.Tell("transform", TestActor);

        await ExpectMsgAsync("transformed");
    }

    private sealed class Door : FSM<Position, int>
    {
        private IActorRef _reportTo = ActorRefs.Nobody;
        private IActorRef _endTo = ActorRefs.Nobody;

        public Door(IActorRef listener)
        {
            StartWith(Position.Closed, 0);
            When(Position.Closed, message => message.FsmEvent switch
            {
                "open" => GoTo(Position.Open).Using(message.StateData + 1).Replying("opening").Replying("opened"),
                "knock" => Stay(),
                "vanish" => GoTo((Position)9),
                "transform" => Transform(_ => Stay()).Using(state => state.Replying("transformed"))(message),
                _ => null,
            });
            When(Position.Closed, message => message.FsmEvent is "second" ? Stay().Replying("handled by the second") : null);
            When(Position.Open, message => message.FsmEvent switch
            {
                "again" => GoTo(Position.Open),
                "close" => GoTo(Position.Closed),
                _ => null,
            });
            WhenUnhandled(message => message.FsmEvent switch
            {
                "count" => Stay().Replying(message.StateData),
                "report" => Remember(ref _reportTo),
                "hold" => Remember(ref _endTo).Replying("held"),
                "break" => Break(),
                _ => null,
            });
            OnTransition((from, to) => _reportTo.Tell((from, to, StateData, NextStateData)));
            OnTermination(end => _endTo.Tell($"broken: {end.Reason.GetType().Name}, data {end.StateData}"));
        }

        private State<Position, int> Remember(ref IActorRef who)
        {
            who = Sender;
            return Stay();
        }

        private State<Position, int> Break()
        {
            _endTo = Sender;
            return Stop(new Failure("broken"), 7);
        }
    }
}
