using Akka.Configuration.Hocon;
using Akka.Util.Internal;

namespace Akka.Configuration;

/// <summary>A configuration: a tree of values, read by dotted paths such as <c>akka.actor.provider</c>.</summary>
/// <remarks>
/// <para>A part of a path that itself contains dots stands in double quotes: <c>a."b.c".d</c>.</para>
/// <para>A missing path gives the getter's default. A path that is there with a value of another kind is an error.</para>
/// <para>Reading is thread-safe as long as nobody changes the tree behind <see cref="Root"/>.</para>
/// </remarks>
public partial class Config
{
    /// <summary>A configuration without anything in it.</summary>
    public static readonly Config Empty = new();

    private readonly HoconValue _own;
    private volatile HoconValue? _root;

    /// <summary>A configuration without anything in it.</summary>
    public Config() : this(new HoconValue(), null, []) { }

    /// <summary>A configuration over a tree.</summary>
    /// <param name="root">The tree; it is kept, not copied.</param>
    /// <exception cref="ArgumentNullException">The root is <c>null</c>.</exception>
    /// <exception cref="FormatException">A required substitution of the text behind the root leads nowhere.</exception>
    /// <exception cref="ConfigurationException">Substitutions of the text behind the root cannot be resolved.</exception>
    public Config(HoconRoot root) : this(NotNull(root, nameof(root)).Value, null, root.Substitutions) { }

    /// <summary>A configuration with another one behind it.</summary>
    /// <param name="source">Wins. Its own fallback is left out.</param>
    /// <param name="fallback">Answers what the source does not.</param>
    /// <exception cref="ArgumentNullException">The source is <c>null</c>.</exception>
    public Config(Config source, Config? fallback) : this(NotNull(source, nameof(source))._own, fallback, source.Substitutions) { }

    private Config(HoconValue own, Config? fallback, IEnumerable<HoconSubstitution> substitutions)
    {
        _own = own;
        Fallback = fallback;
        Substitutions = substitutions;
    }

    /// <summary>The configuration behind this one, which may itself have one behind it; <c>null</c> if there is none.</summary>
    public Config? Fallback { get; }

    /// <summary>Whether there is nothing in it and in its fallbacks. A value at the root, even null, is something.</summary>
    public virtual bool IsEmpty => _own.IsEmpty && (Fallback?.IsEmpty ?? true);

    /// <summary>The tree, with the fallbacks merged into it. The trees it came from are not touched by changes to a merged one.</summary>
    // Two threads may both merge; their results are equal, and the volatile write publishes a finished tree.
    public HoconValue Root => _root ??= Fallback is null ? _own : Merged(Fallback.Root);

    /// <summary>The substitutions of a root made by hand; a text that was read has resolved its own.</summary>
    public IEnumerable<HoconSubstitution> Substitutions { get; set; }

    /// <summary>Puts a fallback behind a configuration.</summary>
    /// <param name="config">Wins.</param>
    /// <param name="fallback">HOCON text that answers what the configuration does not.</param>
    public static Config operator +(Config config, string fallback) => config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>Puts a fallback behind a configuration.</summary>
    /// <param name="configHocon">HOCON text that wins.</param>
    /// <param name="fallbackConfig">Answers what the text does not.</param>
    public static Config operator +(string configHocon, Config fallbackConfig) => ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>Reads HOCON text.</summary>
    /// <param name="str">The text.</param>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>Puts a configuration behind this one and its fallbacks. Where both have an object, the objects merge; anything else in front hides what is behind.</summary>
    /// <param name="fallback">Answers what this one does not; <c>null</c> changes nothing.</param>
    /// <returns>A new configuration that shares no tree with the others once they are merged; one of the two if the other is empty.</returns>
    /// <exception cref="ArgumentException">The fallback is this configuration itself.</exception>
    public virtual Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("Config can not have itself as fallback", nameof(fallback));
        if (fallback.IsNullOrEmpty())
            return this;

        return IsEmpty ? fallback : Copy(fallback);
    }

    /// <summary>A copy of this configuration.</summary>
    /// <param name="fallback">Goes behind the copy and its fallbacks; <c>null</c> for nothing more.</param>
    protected Config Copy(Config? fallback = null)
    {
        var behind = Fallback is null || fallback is null ? Fallback ?? fallback : Fallback.Copy(fallback);
        return new Config(_own, behind, Substitutions);
    }

    /// <summary>The fields at the top of the tree, fallbacks included; nothing if the root is no object.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject()?.Items ?? [];

    /// <summary>The configuration as HOCON, without what its fallbacks add.</summary>
    public override string ToString() => ToString(includeFallback: false);

    /// <summary>The configuration as HOCON. Reading it again gives an equal configuration.</summary>
    /// <param name="includeFallback">Whether to write what the fallbacks add.</param>
    public string ToString(bool includeFallback) => (includeFallback ? Root : _own).ToString();

    private static T NotNull<T>(T? argument, string name) where T : class => argument ?? throw new ArgumentNullException(name);

    private HoconValue Merged(HoconValue behind)
    {
        if (_own.IsEmpty)
            return behind.Clone();
        if (_own.GetObject() is not { } front || behind.GetObject() is not { } back)
            return _own.Clone();

        var merged = back.Clone();
        merged.Merge(front);
        return new HoconValue([merged]);
    }
}
