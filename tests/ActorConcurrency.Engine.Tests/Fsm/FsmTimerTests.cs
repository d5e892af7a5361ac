using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Akka.TestKit.Xunit2;

namespace ActorConcurrency.Engine.Tests;

/// <summary>A state machine's time-outs and timers, in virtual time.</summary>
public sealed class FsmTimerTests : TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly IActorRef _lamp;

    public FsmTimerTests() : base(TestConfigs.TestSchedulerConfig) => _lamp = Sys.ActorOf(Props.Create(() => new Lamp(TestActor)));

    private enum Light { Off, On }

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_state_times_out()
    {
        await Do("on");

        Time.Advance(Second);

        await ExpectMsgAsync("timed out");
        await Do("state", Light.Off);
    }

    [Fact]
    public async Task Any_event_ends_the_wait_for_the_states_time_out()
    {
        await Do("on");
        await Do("nudge");

        Time.Advance(Second);

        await Do("state", Light.On);
    }

    [Fact]
    public async Task A_step_may_set_another_time_out_or_none()
    {
        await Do("on for two");
        Time.Advance(Second);
        Assert.False(HasMessages);
        Time.Advance(Second);
        await ExpectMsgAsync("timed out");

        await Do("on for ever");
        Time.Advance(10 * Second);
        await Do("state", Light.On);
    }

    [Fact]
    public async Task A_timer_fires_once_or_again_and_again()
    {
        await Do("once");
        Time.Advance(Second);
        await ExpectMsgAsync("tick");
        Time.Advance(Second);

        await Do("repeat");
        Time.Advance(Second);
        await ExpectMsgAsync("tick");
        Time.Advance(Second);
        await ExpectMsgAsync("tick");
    }

    [Fact]
    public async Task A_timer_can_be_cancelled()
    {
        await Do("repeat");

        await Do("cancel");
        Time.Advance(Second);

        await Do("state", Light.Off);
    }

    private async Task Do(string command, object? answer = null)
    {
        _lamp.Tell(command, TestActor);
        await ExpectMsgAsync(answer ?? "done");
        // The answer is sent before the state's time-out starts; this one is not an event, and handled after it.
        await _lamp.Ask<ActorIdentity>(new Identify(null));
    }

    private sealed class Lamp : FSM<Light, string>
    {
        private readonly IActorRef _listener;

        public Lamp(IActorRef listener)
        {
            _listener = listener;
            StartWith(Light.Off, "");
            When(Light.Off, message => message.FsmEvent switch
            {
                "on" => GoTo(Light.On).Replying("done"),
                "on for two" => GoTo(Light.On).ForMax(2 * Second).Replying("done"),
                "on for ever" => GoTo(Light.On).ForMax(TimeSpan.MaxValue).Replying("done"),
                _ => null,
            });
            When(Light.On, message => message.FsmEvent is StateTimeout ? TimedOut() : null, Second);
            WhenUnhandled(message => message.FsmEvent switch
            {
                "state" => Stay().ForMax(TimeSpan.MaxValue).Replying(StateName),
                "nudge" => Stay().ForMax(TimeSpan.MaxValue).Replying("done"),
                "once" => SetTick(repeat: false),
                "repeat" => SetTick(repeat: true),
                "cancel" => CancelTick(),
                "tick" => Tick(),
                _ => null,
            });
        }

        private State<Light, string> TimedOut()
        {
            _listener.Tell("timed out");
            return GoTo(Light.Off);
        }

        private State<Light, string> SetTick(bool repeat)
        {
            SetTimer("tick", "tick", Second, repeat);
            return IsTimerActive("tick") ? Stay().Replying("done") : Stay();
        }

        private State<Light, string> CancelTick()
        {
            CancelTimer("tick");
            return IsTimerActive("tick") ? Stay() : Stay().Replying("done");
        }

        private State<Light, string> Tick()
        {
            _listener.Tell("tick");
            return Stay();
        }
    }
}
