using System.Xml.Linq;

namespace ActorConcurrency.App.Tests;

/// <summary>A project that packs others depends on the packages that those need: no more, and no less.</summary>
public sealed class PackageReferencesTests
{
    [Theory]
    [InlineData("eng/Package/ActorConcurrency.Package.csproj")]
    [InlineData("eng/Comparison/ActorConcurrency.Comparison.Package.csproj")]
    [InlineData("eng/Cluster/ActorConcurrency.Cluster.Package.csproj")]
    public void A_package_depends_on_what_the_projects_in_it_refer_to(string package)
    {
        var packed = Projects(package);
        var needed = packed.SelectMany(Packages).Distinct().Order(StringComparer.Ordinal);

        Assert.NotEmpty(packed);
        Assert.Equal(needed, Packages(package).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("eng/Comparison/ActorConcurrency.Comparison.Package.csproj")]
    [InlineData("eng/Cluster/ActorConcurrency.Cluster.Package.csproj")]
    public void Another_package_depends_on_the_library_s_for_the_rest(string package) =>
        Assert.Equal(["ActorConcurrency.Package.csproj"], References(package, "ProjectReference").Where(IsPublic).Select(Name));

    // What is in the package is private to it.
    private static string[] Projects(string package) =>
        [.. References(package, "ProjectReference").Where(reference => !IsPublic(reference)).Select(reference => Include(reference).Replace("$(RepositoryRoot)", "", StringComparison.Ordinal))];

    private static IEnumerable<string> Packages(string project) => References(project, "PackageReference").Where(IsPublic).Select(Include);

    private static IEnumerable<XElement> References(string project, string kind) => XDocument.Parse(Repository.Read(project)).Descendants(kind);

    private static bool IsPublic(XElement reference) => (string?)reference.Attribute("PrivateAssets") != "all";

    private static string Include(XElement reference) => (string)reference.Attribute("Include")!;

    private static string Name(XElement reference) => Path.GetFileName(Include(reference));
}
