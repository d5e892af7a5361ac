using Akka.Configuration;

namespace ActorConcurrency.Engine.Tests.Inside.Configuration;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actor-concurrency-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_folder_and_the_first_name_win()
    {
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        Write("akka.conf", "a = 1");
        Write("inner/akka.hocon", "a = 2");

        Assert.Equal(Path.Combine(inner, "akka.hocon"), ConfigurationFile.Find([inner, _folder], ["akka.conf", "akka.hocon"]));
        Assert.Equal(Path.Combine(_folder, "akka.conf"), ConfigurationFile.Find([_folder, inner], ["akka.conf", "akka.hocon"]));
        Assert.Null(ConfigurationFile.Find([_folder], ["nowhere.conf"]));
    }

    [Fact]
    public void A_file_includes_its_neighbours()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "inner"));
        Write("akka.conf", "include \"inner/more.conf\"\ninclude \"nowhere.conf\"\na = 1");
        Write("inner/more.conf", "include file(\"most.conf\")\nb = 2");
        Write("inner/most.conf", "c = ${a}");

        var config = ConfigurationFile.Read(Path.Combine(_folder, "akka.conf"));

        Assert.Equal((1, 2, 1), (config.GetInt("a"), config.GetInt("b"), config.GetInt("c")));
    }

    [Fact]
    public void A_file_that_includes_itself_is_an_error()
    {
        Write("akka.conf", "include \"akka.conf\"");

        Assert.Throws<ConfigurationException>(() => ConfigurationFile.Read(Path.Combine(_folder, "akka.conf")));
    }

    [Theory]
    [InlineData("a = @", "Line 1, column 5")]
    [InlineData("a = ${nowhere-at-all}", "Unresolved substitution")]
    public void An_error_names_the_file(string hocon, string expected)
    {
        Write("akka.conf", hocon);

        var error = Assert.Throws<ConfigurationException>(() => ConfigurationFile.Read(Path.Combine(_folder, "akka.conf")));

        Assert.StartsWith(Path.Combine(_folder, "akka.conf") + ": " + expected, error.Message);
    }

    private void Write(string name, string hocon) => File.WriteAllText(Path.Combine(_folder, name), hocon);
}
