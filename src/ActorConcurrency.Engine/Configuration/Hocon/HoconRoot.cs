namespace Akka.Configuration.Hocon;

/// <summary>A text that was read, as a tree of values.</summary>
public class HoconRoot
{
    private readonly Lazy<HoconValue> _value;

    /// <summary>A root that holds an empty value.</summary>
    protected HoconRoot() : this(new HoconValue()) { }

    /// <summary>A root made by hand.</summary>
    /// <param name="value">The tree.</param>
    public HoconRoot(HoconValue value) : this(value, []) { }

    /// <summary>A root made by hand.</summary>
    /// <param name="value">The tree.</param>
    /// <param name="substitutions">The substitutions within it.</param>
    /// <exception cref="ArgumentNullException">An argument is <c>null</c>.</exception>
    public HoconRoot(HoconValue value, IEnumerable<HoconSubstitution> substitutions)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(substitutions);
        _value = new Lazy<HoconValue>(() => value);
        Substitutions = substitutions;
    }

    internal HoconRoot(Node unresolved, int length)
    {
        Unresolved = unresolved;
        _value = new Lazy<HoconValue>(() => HoconResolver.Resolve(unresolved, length));
        Substitutions = [];
    }

    /// <summary>The tree. Substitutions of a text that was read are resolved on first use, within that text.</summary>
    /// <exception cref="FormatException">A required substitution leads nowhere.</exception>
    /// <exception cref="ConfigurationException">Substitutions form a cycle, grow beyond measure or join what does not fit.</exception>
    public HoconValue Value => _value.Value;

    /// <summary>The substitutions given to the constructor; none after reading a text, which resolves its own.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; }

    /// <summary>The text as written, for the text that includes it; <c>null</c> if this root was made by hand.</summary>
    internal Node? Unresolved { get; }
}
