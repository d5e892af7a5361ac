using Akka.Configuration;

namespace ActorConcurrency.Tests;

public sealed class SubprocessSettingsTests
{
    [Fact]
    public async Task Without_any_configuration_the_defaults_hold() =>
        await Settings.In("", system => Assert.Equal(new SubprocessSettings(), SubprocessSettings.Read(system)));

    [Fact]
    public async Task A_system_may_override_any_key() =>
        await Settings.In(
            """
            actor-concurrency.subprocess {
              restart = on-failure
              max-restarts = 7
              first-delay = 1ms
              longest-delay = 2ms
              jitter = 3
              good-run = 4ms
              grace = 5ms
              pipe-grace = 6ms
              buffer-lines = 8
              max-line = 99
              orphans = forbid
              call-timeout = 100ms
            }
            """,
            system => Assert.Equal(
                new SubprocessSettings
                {
                    Supervision = new()
                    {
                        Restart = new()
                        {
                            When = RestartWhen.OnFailure, MaxRestarts = 7, FirstDelay = Some(1), LongestDelay = Some(2), Jitter = 3, GoodRun = Some(4),
                        },
                        Grace = Some(5), PipeGrace = Some(6), BufferLines = 8, MaxLine = 99, Orphans = Orphans.Forbid,
                    },
                    CallTimeout = Some(100),
                },
                SubprocessSettings.Read(system)));

    [Theory]
    [InlineData("restart = sometimes", "actor-concurrency.subprocess.restart must be one of never, on-failure, always, but is 'sometimes'.")]
    [InlineData("max-restarts = -1", "actor-concurrency.subprocess.max-restarts must be 0 to 2147483647, but is -1.")]
    [InlineData("longest-delay = 1ms", "actor-concurrency.subprocess.longest-delay must be 200ms to 2147483647ms, but is 00:00:00.0010000.")]
    [InlineData("jitter = 101", "actor-concurrency.subprocess.jitter must be 0 to 100, but is 101.")]
    [InlineData("buffer-lines = 0", "actor-concurrency.subprocess.buffer-lines must be 1 to 2147483647, but is 0.")]
    [InlineData("max-line = 15", "actor-concurrency.subprocess.max-line must be 16 to 2147483647, but is 15.")]
    [InlineData("max-line = 1073741825", "actor-concurrency.subprocess.max-line must be 16 to 1073741824, but is 1073741825.")]
    [InlineData("orphans = keep", "actor-concurrency.subprocess.orphans must be one of avoid, forbid, allow, but is 'keep'.")]
    [InlineData("call-timeout = 0", "actor-concurrency.subprocess.call-timeout must be 1ms to 2147483647ms, but is 00:00:00.")]
    public async Task Nonsense_is_rejected_by_name(string lines, string message) =>
        await Settings.In($"actor-concurrency.subprocess {{ {lines} }}", system =>
            Assert.StartsWith(message, Assert.Throws<ConfigurationException>(() => SubprocessSettings.Read(system)).Message));

    [Fact]
    public async Task Nonsense_in_code_is_rejected_before_anything_is_started() =>
        await Settings.In("", system => Assert.Throws<ArgumentOutOfRangeException>(
            () => ActorSubprocess.Start(system, new SubprocessStart("/bin/sh"), new SubprocessSettings { CallTimeout = TimeSpan.Zero })));

    [Fact]
    public void Nonsense_in_code_is_named_by_key_and_by_type()
    {
        Assert.Contains("(In code: SubprocessSupervision.Grace)", Refused(new() { Grace = TimeSpan.FromMilliseconds(-1) }));
        Assert.Contains("(In code: SubprocessSupervision.MaxLine)", Refused(new() { MaxLine = 15 }));
        Assert.StartsWith(
            "actor-concurrency.subprocess.orphans must be one of avoid, forbid, allow, but is 7. (In code: SubprocessSupervision.Orphans)",
            Refused(new() { Orphans = (Orphans)7 }));
        Assert.Contains("(In code: RestartPolicy.MaxRestarts)", Refused(new() { Restart = RestartPolicy.Always(-1) }));
        Assert.StartsWith(
            "actor-concurrency.subprocess.restart must be one of never, on-failure, always, but is 7. (In code: RestartPolicy.When)",
            Refused(new() { Restart = new() { When = (RestartWhen)7 } }));

        static string Refused(SubprocessSupervision supervision) =>
            Assert.Throws<ArgumentOutOfRangeException>(() => supervision.Checked()).Message;
    }

    [Fact]
    public void What_is_started_and_what_has_come_of_it_are_told_in_few_words()
    {
        var (large, exit) = (new string('x', 99) + "🎈" + new string('y', 1 << 20), new ChildExit(3));

        Assert.Equal("'sort' with 1 argument", $"{new SubprocessStart("sort", "-n").WithInput("secret")}");
        Assert.Equal("'sort' ended with exit code 0. Output: '8 9'.", $"{new RunResult("sort", new(0), "8\n9\n", "", IsCut: false)}");
        Assert.Equal(
            $"'a b' ended with exit code 3, and more came than was kept. Output, {large.Length} characters: '{new string('x', 99)}…'. Errors: 'no'.",
            $"{new RunResult("a\nb", exit, large, "no", IsCut: true)}");
    }

    private static TimeSpan Some(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
