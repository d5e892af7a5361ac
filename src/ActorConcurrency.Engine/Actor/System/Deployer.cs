using System.Collections.Concurrent;
using Akka.Configuration;
using Akka.Routing;

namespace Akka.Actor;

/// <summary>The deployments by path: from HOCON (<c>akka.actor.deployment</c>) and from code. Thread-safe.</summary>
public class Deployer
{
    /// <summary>What completes each deployment of HOCON.</summary>
    protected readonly Config Default;

    private readonly Settings _settings;
    private readonly ConcurrentDictionary<string, Deploy> _exact = new(StringComparer.Ordinal);
    private volatile (string[] Pattern, Deploy Deploy)[] _patterns = [];
    private volatile bool _any;

    /// <summary>Reads the deployments of HOCON.</summary>
    /// <param name="settings">The settings.</param>
    public Deployer(Settings settings)
    {
        _settings = settings;
        var config = settings.Config.GetConfig("akka.actor.deployment");
        Default = config.IsNullOrEmpty() ? Config.Empty : config!.GetConfig("default") ?? Config.Empty;
        if (config.IsNullOrEmpty()) return;
        foreach (var (key, _) in config!.AsEnumerable())
        {
            if (key == "default" || !key.StartsWith('/')) continue;
            if (ParseConfig(key, config.GetConfig($"\"{key}\"").SafeWithFallback(Default)) is { } deploy) SetDeploy(deploy);
        }
    }

    /// <summary>The deployment for an actor of the application, or null.</summary>
    /// <param name="path">Its path.</param>
    public Deploy? Lookup(ActorPath path)
    {
        if (!_any) return null;
        var elements = path.Elements;
        return elements.Count == 0 || elements[0] != "user" ? null : Lookup(elements.Skip(1));
    }

    /// <summary>The deployment for a path below the application's guardian, or null.</summary>
    /// <param name="path">Its elements.</param>
    public Deploy? Lookup(IEnumerable<string> path)
    {
        if (!_any) return null;
        var elements = path.ToArray();
        if (_exact.TryGetValue("/" + string.Join('/', elements), out var deploy)) return deploy;
        return _patterns.FirstOrDefault(p => Matches(p.Pattern, elements)).Deploy;
    }

    /// <summary>Adds a deployment.</summary>
    /// <param name="deploy">The deployment, with its path.</param>
    /// <exception cref="IllegalActorNameException">Its path is malformed.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var elements = deploy.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var element in elements)
        {
            if (element.Contains('*')) continue;
            if (!ActorPath.IsValidPathElement(element))
                throw new IllegalActorNameException($"Illegal actor name [{element}] in deployment [{deploy.Path}]. Actor paths MUST: not start with `$`, include only ASCII letters and can only contain these special characters: {ActorPath.ValidSymbols}.");
        }

        if (elements.Any(e => e.Contains('*'))) AddPattern(elements, deploy);
        else _exact["/" + string.Join('/', elements)] = deploy;
        _any = true; // last: who sees it sees the deployment
    }

    private void AddPattern(string[] elements, Deploy deploy)
    {
        lock (_exact)
        {
            // The most specific pattern first: the longer, then the one whose wildcards come later.
            _patterns = _patterns.Append((elements, deploy))
                .OrderBy(p => p.Item1.Contains("**"))
                .ThenByDescending(p => p.Item1.Length)
                .ThenByDescending(p => Array.FindIndex(p.Item1, e => e.Contains('*')))
                .ToArray();
        }
    }

    private static bool Matches(string[] pattern, string[] elements)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**") return elements.Length > i;
            if (i >= elements.Length || (pattern[i] != "*" && pattern[i] != elements[i])) return false;
        }

        return pattern.Length == elements.Length;
    }

    /// <summary>Reads one deployment of HOCON.</summary>
    /// <param name="key">Its path.</param>
    /// <param name="config">Its HOCON.</param>
    public virtual Deploy? ParseConfig(string key, Config config) => new(
        key, config, CreateRouterConfig(config.GetString("router", "from-code"), config), Deploy.NoScopeGiven,
        config.GetString("dispatcher", "") ?? "", config.GetString("mailbox", "") ?? "",
        config.GetInt("stash-capacity", Deploy.NoStashSize));

    private RouterConfig CreateRouterConfig(string router, Config config)
    {
        if (router is "from-code" or "") return NoRouter.Instance;
        var path = $"akka.actor.router.type-mapping.{router}";
        var type = _settings.Config.GetString(path)
            ?? throw new ConfigurationException($"The router [{router}] is not known: add it to akka.actor.router.type-mapping.");
        return EngineTypes.Create<RouterConfig>(type, path, config);
    }
}
