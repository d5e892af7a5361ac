namespace Akka.Actor;

/// <summary>What a supervisor does about a child's failure.</summary>
public enum Directive
{
    /// <summary>The child goes on with its next message, its state kept.</summary>
    Resume,

    /// <summary>The child gets a new instance behind the same reference and mailbox.</summary>
    Restart,

    /// <summary>The supervisor fails itself with the same exception.</summary>
    Escalate,

    /// <summary>The child stops.</summary>
    Stop,
}

/// <summary>Builds the pairs of a <see cref="DeployableDecider"/>.</summary>
public static class DirectiveExtensions
{
    /// <summary>This directive for exceptions of type <typeparamref name="TException"/>.</summary>
    /// <typeparam name="TException">The type; derived types match too.</typeparam>
    /// <param name="self">The directive.</param>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self) where TException : Exception =>
        new(typeof(TException), self);
}

/// <summary>Decides what to do about a failure. Must be free of side effects and thread-safe.</summary>
public interface IDecider
{
    /// <summary>What to do.</summary>
    /// <param name="cause">The failure.</param>
    Directive Decide(Exception cause);
}

/// <summary>A decider made of a function, which cannot leave the process. Thread-safe if the function is.</summary>
public class LocalOnlyDecider : IDecider
{
    private readonly Func<Exception, Directive> _decider;

    /// <summary>Creates the decider.</summary>
    /// <param name="decider">The function.</param>
    public LocalOnlyDecider(Func<Exception, Directive> decider) => _decider = decider;

    /// <inheritdoc/>
    public Directive Decide(Exception cause) => _decider(cause);
}

/// <summary>A decider made of pairs of exception type and directive. Immutable; compares by value.</summary>
public class DeployableDecider : IDecider, IEquatable<DeployableDecider>
{
    /// <summary>Creates an empty decider for serialisation.</summary>
    protected DeployableDecider() : this(Directive.Restart) { }

    /// <summary>Creates the decider.</summary>
    /// <param name="defaultDirective">What to do where no pair matches.</param>
    /// <param name="pairs">The pairs; the first match decides.</param>
    public DeployableDecider(Directive defaultDirective, IEnumerable<KeyValuePair<Type, Directive>> pairs) : this(defaultDirective, pairs.ToArray()) { }

    /// <summary>Creates the decider.</summary>
    /// <param name="defaultDirective">What to do where no pair matches.</param>
    /// <param name="pairs">The pairs; the first match decides.</param>
    public DeployableDecider(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs)
    {
        DefaultDirective = defaultDirective;
        Pairs = pairs;
    }

    /// <summary>What to do where no pair matches.</summary>
    public Directive DefaultDirective { get; }

    /// <summary>The pairs; the first match decides.</summary>
    public KeyValuePair<Type, Directive>[] Pairs { get; }

    /// <inheritdoc/>
    public Directive Decide(Exception cause)
    {
        foreach (var (type, directive) in Pairs)
        {
            if (type.IsInstanceOfType(cause)) return directive;
        }

        return DefaultDirective;
    }

    /// <inheritdoc/>
    public bool Equals(DeployableDecider? other) =>
        other is not null && DefaultDirective == other.DefaultDirective && Pairs.SequenceEqual(other.Pairs);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DeployableDecider);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DefaultDirective, Pairs.Length);
}

/// <summary>Makes deciders.</summary>
public static class Decider
{
    /// <summary>A decider made of pairs.</summary>
    /// <param name="defaultDirective">What to do where no pair matches.</param>
    /// <param name="pairs">The pairs; the first match decides.</param>
    public static DeployableDecider From(Directive defaultDirective, params KeyValuePair<Type, Directive>[] pairs) => new(defaultDirective, pairs);

    /// <summary>A decider made of pairs.</summary>
    /// <param name="defaultDirective">What to do where no pair matches.</param>
    /// <param name="pairs">The pairs; the first match decides.</param>
    public static DeployableDecider From(Directive defaultDirective, IEnumerable<KeyValuePair<Type, Directive>> pairs) => new(defaultDirective, pairs);

    /// <summary>A decider made of a function.</summary>
    /// <param name="localOnlyDecider">The function.</param>
    public static LocalOnlyDecider From(Func<Exception, Directive> localOnlyDecider) => new(localOnlyDecider);
}
