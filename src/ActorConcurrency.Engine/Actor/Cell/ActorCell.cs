using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The engine's view of what is behind a reference.</summary>
public interface ICell
{
    /// <summary>The reference.</summary>
    IActorRef Self { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The parent.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>Whether it is in this process.</summary>
    bool IsLocal { get; }

    /// <summary>What the actor was made from.</summary>
    Props Props { get; }

    /// <summary>Whether a message waits; an estimate.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait; an estimate.</summary>
    int NumberOfMessages { get; }

    /// <summary>Whether the actor has stopped.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts it.</summary>
    void Start();

    /// <summary>Suspends it.</summary>
    void Suspend();

    /// <summary>Resumes it.</summary>
    /// <param name="causedByFailure">The failure that suspended it, if one did.</param>
    void Resume(Exception? causedByFailure);

    /// <summary>Restarts it.</summary>
    /// <param name="cause">Why.</param>
    void Restart(Exception cause);

    /// <summary>Stops it.</summary>
    void Stop();

    /// <summary>Delivers a message.</summary>
    /// <param name="sender">The sender, or null.</param>
    /// <param name="message">The message.</param>
    void SendMessage(IActorRef sender, object message);

    /// <summary>Delivers a system message.</summary>
    /// <param name="message">The message.</param>
    void SendSystemMessage(ISystemMessage message);

    /// <summary>The child called <paramref name="name"/>, or nobody.</summary>
    /// <param name="name">The name; may carry an incarnation after '#'.</param>
    IInternalActorRef GetSingleChild(string name);

    /// <summary>The child called <paramref name="name"/>, or nobody.</summary>
    /// <param name="name">The name.</param>
    IInternalActorRef GetChildByName(string name);

    /// <summary>The children, at this moment.</summary>
    IEnumerable<IInternalActorRef> GetChildren();

    /// <summary>What is known of a child's name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="child">The child, or that its name is reserved.</param>
    bool TryGetChildStatsByName(string name, out IChildStats? child);
}

/// <summary>
/// The home of one actor: its instance, its mailbox, its children and watches. Everything here but the members that say so
/// is used by the thread that runs the actor only.
/// </summary>
public partial class ActorCell : IUntypedActorContext, ICell
{
    /// <summary>No incarnation.</summary>
    public const int UndefinedUid = 0;

    private readonly ActorSystemImpl _system;
    internal static readonly Props TerminatedProps = new TerminatedProps();

    private Props _props;
    private MessageDispatcher _dispatcher;
    private Mailbox _mailbox = null!;
    private Rare? _rare;
    private volatile Life _life;
    private bool _producing;

    /// <summary>Creates a cell.</summary>
    /// <param name="system">The system.</param>
    /// <param name="self">The reference.</param>
    /// <param name="props">What to create.</param>
    /// <param name="dispatcher">What runs it.</param>
    /// <param name="parent">The parent.</param>
    public ActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        _system = system;
        Self = self;
        _props = props;
        _dispatcher = dispatcher;
        Parent = parent;
    }

    /// <summary>Where an actor is in its life.</summary>
    private enum Life : byte
    {
        Unborn,
        Alive,
        Stopping,
    }

    /// <summary>What most actors never need, so that an idle one stays small.</summary>
    private sealed class Rare
    {
        public Receive? Behaviour;
        public Stack<Receive?>? Behaviours;
        public SupervisorStrategy? Strategy;
        public Dictionary<IActorRef, object?>? Watching;
        public IActorRef? Watcher;
        public HashSet<IActorRef>? OtherWatchers;
        public Dictionary<IActorRef, object?>? TerminatedQueued;
        public TimeSpan? ReceiveTimeout;
        public ICancelable? ReceiveTimeoutTimer;
        public ActorTaskScheduler? TaskScheduler;
        public TimerScheduler? Timers;
        public IActorRef? Perpetrator;
        public ActorBase? Released;
        public bool RestartFailed;
        public Queue<SystemMessage>? PutOff;
    }

    private Rare Rarely => _rare ??= new Rare();

    /// <summary>The reference.</summary>
    public IActorRef Self { get; }

    /// <summary>The parent.</summary>
    public IInternalActorRef Parent { get; }

    // Written with every message, so they stand last: away from what senders read, which is the reference before and the mailbox after.
    private ActorBase? _actor;
    private object? _currentMessage;
    private IActorRef? _currentSender;

    // How many places of its run the mailbox has consumed. The mailbox's own, kept where its senders do not look.
    internal long Head;

    /// <inheritdoc/>
    IActorRef IActorContext.Parent => Parent;

    /// <summary>The system.</summary>
    public ActorSystem System => _system;

    /// <summary>The system.</summary>
    public ActorSystemImpl SystemImpl => _system;

    /// <summary>What the actor was made from.</summary>
    public Props Props => _props;

    /// <summary>What runs the actor.</summary>
    public MessageDispatcher Dispatcher => _dispatcher;

    /// <summary>The mailbox; that of the dead letters once the actor has stopped.</summary>
    public Mailbox Mailbox => _mailbox.IsClosed ? _system.Mailboxes.DeadLetterMailbox : _mailbox;

    internal Mailbox OwnMailbox => _mailbox;

    /// <summary>The message being handled.</summary>
    public object? CurrentMessage => _currentMessage;

    /// <summary>Who sent the message being handled; the dead letters if nobody did.</summary>
    public IActorRef Sender => _currentSender ?? _system.DeadLetters;

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <inheritdoc/>
    public bool HasMessages => _mailbox.HasMessages;

    /// <inheritdoc/>
    public int NumberOfMessages => _mailbox.NumberOfMessages;

    /// <inheritdoc/>
    public bool IsTerminated => _mailbox.IsClosed;

    /// <summary>The actor's instance; null before it is created and after it has stopped.</summary>
    public ActorBase? Actor => _actor;

    internal bool IsUnborn => _life == Life.Unborn;

    internal bool AcceptsInstance => _producing;

    // Whether the message being handled has been put into the stash.
    internal bool CurrentIsStashed { get; set; }

    // Whether something comes before what is queued: the mailbox is suspended or closed, or messages were put back. The mailbox writes it.
    internal bool IsDiverted { get; set; }

    /// <summary>Runs asynchronous handlers on this actor.</summary>
    public virtual ActorTaskScheduler TaskScheduler => Rarely.TaskScheduler ??= new ActorTaskScheduler(this);

    /// <summary>Gives the cell its mailbox. Called once, before the reference is known to others.</summary>
    /// <param name="sendSupervise">Whether to tell the parent; a parent that makes a child knows already.</param>
    /// <param name="mailboxType">The mailbox's type.</param>
    public void Init(bool sendSupervise, MailboxType mailboxType)
    {
        _mailbox = Dispatcher.CreateMailbox(this, mailboxType);
        _mailbox.SetActor(this);
        if (sendSupervise) Parent.SendSystemMessage(new Supervise(Self, async: false));
    }

    /// <inheritdoc/>
    public virtual void Start()
    {
        Dispatcher.Attach(this);
        _mailbox.Start();
    }

    /// <summary>Delivers a message. Any thread.</summary>
    /// <param name="sender">The sender, or null.</param>
    /// <param name="message">The message.</param>
    public virtual void SendMessage(IActorRef? sender, object message)
    {
        if (_mailbox.IsClosed)
        {
            _system.PostDeadLetter(message, sender, Self);
            return;
        }

        if (_system.SerializesMessages) message = _system.SerializeAndDeserialize(message);
        _mailbox.Post(message, sender);
    }

    /// <summary>Delivers a message. Any thread.</summary>
    /// <param name="message">The message and its sender.</param>
    public virtual void SendMessage(Envelope message) => SendMessage(message.Sender, message.Message);

    /// <summary>Delivers a system message. Any thread.</summary>
    /// <param name="systemMessage">The message.</param>
    public virtual void SendSystemMessage(ISystemMessage systemMessage) => Dispatcher.SystemDispatch(this, (SystemMessage)systemMessage);

    /// <inheritdoc/>
    public void Suspend() => SendSystemMessage(new Suspend());

    /// <inheritdoc/>
    public void Resume(Exception? causedByFailure) => SendSystemMessage(new Resume(causedByFailure));

    /// <inheritdoc/>
    public void Restart(Exception cause) => SendSystemMessage(new Recreate(cause));

    /// <inheritdoc/>
    public void Stop() => SendSystemMessage(new Terminate());

    /// <summary>The reference of the actor that runs on this thread, or null.</summary>
    public static IActorRef? GetCurrentSelfOrNoSender() => InternalCurrentActorCellKeeper.Current?.Self;

    /// <summary>The sender of the message being handled on this thread, or null.</summary>
    public static IActorRef? GetCurrentSenderOrNoSender() => InternalCurrentActorCellKeeper.Current?.Sender;

    /// <summary>Runs an action as this actor.</summary>
    /// <param name="action">The action.</param>
    public void UseThreadContext(Action action)
    {
        var above = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = this;
        try
        {
            action();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = above;
        }
    }

    /// <summary>Takes "name#uid" apart.</summary>
    internal static void SplitNameAndUid(string path, out string name, out long uid)
    {
        var hash = path.IndexOf('#');
        if (hash >= 0 && long.TryParse(path.AsSpan(hash + 1), out uid))
        {
            name = path[..hash];
            return;
        }

        name = path;
        uid = UndefinedUid;
    }

    private void Log(LogEvent logEvent) => _system.EventStream.Publish(logEvent);

    private void Debug(string text) => Log(new Debug(Self.Path.ToString(), _actor?.GetType() ?? typeof(ActorCell), text));

    private bool LogsLifecycle => _system.Settings.DebugLifecycle;
}

