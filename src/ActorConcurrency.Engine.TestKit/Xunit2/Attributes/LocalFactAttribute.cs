using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that is skipped where the environment variable <c>XUNIT_SKIP_LOCAL_FACT</c> is <c>true</c>.</summary>
public class LocalFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public LocalFactAttribute() { }

    /// <summary>Why the fact is skipped; null if it runs.</summary>
    public override string? Skip
    {
        get => LocalFacts.SkipReason(base.Skip, SkipLocal);
        set => base.Skip = value;
    }

    /// <summary>The reason that is given where local facts are skipped; null for a general one.</summary>
    public string? SkipLocal { get; set; }
}
