using System.Reflection;
using System.Xml.Linq;

namespace ActorConcurrency.Tests;

/// <summary>Whoever calls a member reads in its documentation how the call can end.</summary>
public sealed class DocumentedEndsTests
{
    private static readonly string[] Ends = ["OperationCanceledException", "StoppedException", "OutcomeUnknownException"];

    // A countdown answers also after its end, and these calls tell how a subprocess ended; so nothing of them ends as stopped.
    private static readonly string[] AnswersAlways = [".ICountdown.", ".ISubprocess.TerminateAsync", ".ISubprocess.KillAsync"];

    // It looks at a task of the handle, and asks nobody.
    private static readonly string[] AsksNobody = [".ISubprocess.TryWaitAsync"];

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Contracts.xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    public static TheoryData<string> Calls =>
    [
        .. (from type in typeof(ISemaphore).Assembly.GetExportedTypes()
           where type.IsInterface
           from method in type.GetMethods()
           where method.ReturnType.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
           select $"{type.FullName}.{method.Name}").Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_documents_cancellation_the_services_end_and_an_unknown_outcome(string call)
    {
        var overloads = Members.Where(member => member.Key.Split('(')[0].Split("``")[0] == $"M:{call}").Select(member => member.Value).ToArray();

        Assert.NotEmpty(overloads);
        Assert.All(overloads, member => AssertDocumented(call, member));
    }

    private static void AssertDocumented(string call, XElement member)
    {
        if (member.Element("inheritdoc") is not null) return;

        var documented = member.Elements("exception").Select(exception => ((string)exception.Attribute("cref")!).Split('.')[^1]);

        Assert.Empty(ExpectedOf(call).Except(documented));
    }

    private static IEnumerable<string> ExpectedOf(string call) =>
        AsksNobody.Any(name => call.Contains(name, StringComparison.Ordinal)) ? ["OperationCanceledException"]
        : AnswersAlways.Any(name => call.Contains(name, StringComparison.Ordinal)) ? Ends.Except(["StoppedException"])
        : Ends;
}
