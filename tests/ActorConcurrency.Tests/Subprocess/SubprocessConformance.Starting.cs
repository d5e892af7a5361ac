using static ActorConcurrency.Tests.Shell;

namespace ActorConcurrency.Tests;

/// <summary>What is started, and what is not.</summary>
public abstract partial class SubprocessConformance
{
    [ShellFact]
    public async Task Arguments_arrive_as_they_are_given()
    {
        string[] arguments = ["", "two words", "\"quoted\"", "it's", "back\\slash", "line\nbreak", "tab\there", "$HOME `id` ; *", "grüße 日本 🎈", "--", "-n"];
        var result = await RunAsync(Script("for argument in \"$@\"; do printf '[%s]' \"$argument\"; done", arguments));

        Assert.Equal(string.Concat(arguments.Select(argument => $"[{argument}]")), result.Output);
    }

    [ShellFact]
    public async Task A_variable_is_added_changed_or_taken_away()
    {
        Environment.SetEnvironmentVariable("SUBPROCESS_SPEC", "inherited");
        var script = Script("printf '%s' \"${SUBPROCESS_SPEC-none}\"");

        Assert.Equal("inherited", (await RunAsync(script)).Output);
        Assert.Equal("grün = 1", (await RunAsync(script.WithVariable("SUBPROCESS_SPEC", "grün = 1"))).Output);
        Assert.Equal("", (await RunAsync(script.WithVariable("SUBPROCESS_SPEC", ""))).Output);
        Assert.Equal("none", (await RunAsync(script.WithVariable("SUBPROCESS_SPEC", null))).Output);
    }

    [ShellFact]
    public async Task A_clean_environment_has_what_it_is_given_and_nothing_else()
    {
        var start = new SubprocessStart("/usr/bin/env") { CleanEnvironment = true };

        Assert.Equal("", (await RunAsync(start)).Output);
        Assert.Equal("A=1\n", (await RunAsync(start.WithVariable("A", "1"))).Output);
    }

    [ShellFact]
    public async Task It_works_in_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("sub process ");
        try
        {
            var result = await RunAsync(Script("pwd -P") with { Folder = folder.FullName });
            Assert.EndsWith(folder.Name + "\n", result.Output, StringComparison.Ordinal);
            Assert.Equal(Environment.CurrentDirectory + "\n", (await RunAsync(Script("pwd -P"))).Output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact]
    public async Task A_name_is_looked_for_in_the_childs_path()
    {
        var folder = Directory.CreateTempSubdirectory("subprocess");
        try
        {
            var program = Path.Combine(folder.FullName, "our-program");
            await File.WriteAllTextAsync(program, "#!/bin/sh\necho found\n");
            MakeExecutable(program);

            Assert.Equal("found\n", (await RunAsync(new SubprocessStart("our-program").WithVariable("PATH", folder.FullName))).Output);
            var refused = await Assert.ThrowsAsync<SubprocessStartException>(() => RunAsync(new SubprocessStart("our-program") { Folder = folder.FullName }));
            Assert.Equal(StartFailure.ProgramNotFound, refused.Reason);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [ShellFact]
    public async Task A_child_without_a_path_is_looked_for_where_the_system_has_its_programs()
    {
        Assert.Equal("", (await RunAsync(new SubprocessStart("env") { CleanEnvironment = true })).Output);
        Assert.Equal("found\n", (await RunAsync(new SubprocessStart("sh", "-c", "echo found").WithVariable("PATH", null))).Output);
        await Assert.ThrowsAsync<SubprocessStartException>(() => RunAsync(new SubprocessStart("sh").WithVariable("PATH", "")));
    }

    [ShellTheory]
    [InlineData("", Orphans.Avoid, "#!")]
    [InlineData("echo a shell has read it\n", Orphans.Avoid, "no shell is tried")]
    [InlineData("echo a shell has read it\n", Orphans.Allow, "no shell is tried")]
    [InlineData("\u007fELF and something else", Orphans.Avoid, "no program for this machine")]
    [InlineData("#!/no/such/interpreter -x\n", Orphans.Avoid, "'/no/such/interpreter'")]
    [InlineData("#!/bin/sh\r\nexit 0\r\n", Orphans.Avoid, "a line feed alone")]
    public async Task A_file_that_is_no_program_is_not_given_to_a_shell(string text, Orphans orphans, string remedy)
    {
        if (!OperatingSystem.IsLinux()) return;
        var program = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(program, text);
            MakeExecutable(program);
            await using var child = Start(new SubprocessStart(program), new() { Orphans = orphans });

            var refused = await Assert.ThrowsAsync<SubprocessStartException>(() => child.Started);

            Assert.Equal(StartFailure.ProgramNotExecutable, refused.Reason);
            Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(program);
        }
    }

    [ShellTheory]
    [InlineData("no-such-program-anywhere", null, StartFailure.ProgramNotFound, "PATH")]
    [InlineData("/no/such/program", null, StartFailure.ProgramNotFound, "There is no program '/no/such/program'")]
    [InlineData("echo hello", null, StartFailure.ProgramNotFound, "give the arguments apart")]
    [InlineData("/etc/passwd", null, StartFailure.ProgramNotExecutable, "chmod +x")]
    [InlineData("/tmp", null, StartFailure.ProgramNotExecutable, "may not be run")]
    [InlineData("/bin/sh", "/no/such/folder", StartFailure.FolderNotFound, "There is no folder '/no/such/folder'")]
    [InlineData("/bin/sh", "/etc/passwd", StartFailure.FolderNotFound, "Create it")]
    public async Task What_cannot_be_started_says_why_and_what_to_do(string program, string? folder, StartFailure reason, string remedy)
    {
        await using var child = Start(new SubprocessStart(program) { Folder = folder }, Quick with { Restart = RestartPolicy.Always() });

        var refused = await Assert.ThrowsAsync<SubprocessStartException>(() => child.Started);
        var outcome = Assert.IsType<SubprocessOutcome.Failed>(await child.Completion);

        Assert.Equal(reason, refused.Reason);
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Equal((typeof(SubprocessStartException).FullName, refused.Message, null, 0), (outcome.ErrorType, outcome.Message, outcome.Exit, outcome.Runs));
        Assert.False(await child.SignalAsync(9));
        Assert.Equal(outcome, await child.TerminateAsync());
        Assert.Equal(SubprocessPhase.Over, (await child.SnapshotAsync()).Phase);
    }

    [ShellFact]
    public async Task Whoever_uses_what_could_not_be_started_is_told_why()
    {
        await using var child = Start(new SubprocessStart("no-such-program-anywhere"));
        Func<Task>[] uses =
        [
            () => child.Started,
            () => child.ReadLineAsync().AsTask(),
            () => child.ReadLineAsync(OutputOrigin.Errors).AsTask(),
            () => child.LinesAsync().ToListAsync().AsTask(),
            () => child.WriteLineAsync("to nobody").AsTask(),
            () => child.CompleteInputAsync().AsTask(),
            () => child.CommunicateAsync(),
        ];

        // The first time it may still be being started, the second time it is over.
        var early = uses.Select(use => Assert.ThrowsAsync<SubprocessStartException>(use)).ToList();
        SubprocessStartException[] all = await Task.WhenAll(early);
        await child.Completion;
        foreach (var use in uses.Skip(1)) all = [.. all, await Assert.ThrowsAsync<SubprocessStartException>(use)];

        Assert.All(all, failure => Assert.Equal((StartFailure.ProgramNotFound, all[0].Message), (failure.Reason, failure.Message)));
        Assert.Equal(all.Length, all.Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [ShellFact(Timeout = 0)]
    public void What_no_system_would_take_is_rejected_at_the_call()
    {
        Assert.ThrowsAny<ArgumentException>(() => Start(new SubprocessStart("")));
        Assert.ThrowsAny<ArgumentException>(() => Start(new SubprocessStart("/bin/sh", "a\0b")));
        Assert.ThrowsAny<ArgumentException>(() => Start(new SubprocessStart("/bin/\0sh")));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit", "a\ud83c")));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit", "\udf88\ud83c")));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit") with { Folder = "\ud83c/" }));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit").WithVariable("A=B", "c")));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit").WithVariable("", "c")));
        Assert.ThrowsAny<ArgumentException>(() => Start(Script("exit").WithVariable("A", "\0")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(Script("exit") with { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(Script("exit"), new() { BufferLines = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Start(Script("exit"), new() { Grace = TimeSpan.FromMilliseconds(-1) }));
    }

    [ShellFact]
    public async Task Starting_twice_gives_two_children()
    {
        var start = Script("read line");
        await using var one = Start(start);
        await using var other = Start(start);

        Assert.NotEqual(await one.Started, await other.Started);
    }

    [ShellTheory]
    [InlineData(Orphans.Allow)]
    [InlineData(Orphans.Avoid)]
    [InlineData(Orphans.Forbid)]
    public async Task The_guard_against_orphans_changes_neither_id_nor_code(Orphans orphans)
    {
        await using var child = Start(Script("echo $$; exit 7"), new() { Orphans = orphans });

        var id = await child.Started;

        Assert.Equal($"{id}", (await child.ReadLineAsync())!.Text);
        Assert.Equal(7, (await child.Completion).Exit!.Code);
    }
}
