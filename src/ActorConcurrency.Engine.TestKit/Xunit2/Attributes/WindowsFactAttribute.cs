using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that is skipped everywhere but on Windows.</summary>
public class WindowsFactAttribute : FactAttribute
{
    /// <summary>Creates the attribute.</summary>
    public WindowsFactAttribute() { }

    /// <summary>Why the fact is skipped; null if it runs.</summary>
    public override string? Skip
    {
        get => base.Skip ?? (OperatingSystem.IsWindows() ? null : SkipUnix ?? "Skipped under Unix platforms");
        set => base.Skip = value;
    }

    /// <summary>The reason that is given elsewhere; null for a general one.</summary>
    public string? SkipUnix { get; set; }
}
