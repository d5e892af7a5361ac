using System.Text;

namespace Akka.Hosting;

/// <summary>What the engine tells at debug level. An option that is null (the default) is left as HOCON has it.</summary>
public class DebugOptions
{
    /// <summary>Every message of a receive function that <c>LoggingReceive</c> wraps.</summary>
    public bool? Receive { get; set; }

    /// <summary>Messages the engine itself answers, such as <c>Kill</c> and <c>PoisonPill</c>.</summary>
    public bool? AutoReceive { get; set; }

    /// <summary>Starts, restarts and stops of actors.</summary>
    public bool? LifeCycle { get; set; }

    /// <summary>Events, transitions and timers of state machines.</summary>
    public bool? FiniteStateMachine { get; set; }

    /// <summary>Subscriptions to the event stream.</summary>
    public bool? EventStream { get; set; }

    /// <summary>Messages that no handler took.</summary>
    public bool? Unhandled { get; set; }

    /// <summary>Misconfigured routers, as warnings.</summary>
    public bool? RouterMisconfiguration { get; set; }

    /// <summary>The options as HOCON.</summary>
    /// <returns>The block <c>akka.actor.debug</c>, or nothing if no option is set.</returns>
    public override string ToString()
    {
        var hocon = new StringBuilder();
        Add("receive", Receive);
        Add("autoreceive", AutoReceive);
        Add("lifecycle", LifeCycle);
        Add("fsm", FiniteStateMachine);
        Add("event-stream", EventStream);
        Add("unhandled", Unhandled);
        Add("router-misconfiguration", RouterMisconfiguration);
        return hocon.ToString();

        void Add(string key, bool? option)
        {
            if (option is { } value) hocon.Append("akka.actor.debug.").Append(key).Append(" = ").Append(value.ToHocon()).Append('\n');
        }
    }
}
