using System.Reflection;
using System.Xml.Linq;

namespace ActorConcurrency.Tests;

/// <summary>Whoever calls a member reads in its documentation how the call can end.</summary>
public sealed class DocumentedEndsTests
{
    private static readonly string[] Ends = ["OperationCanceledException", "StoppedException", "OutcomeUnknownException"];

    // A countdown answers also after its end; so nothing of it ends as stopped.
    private static readonly string[] AnswersAlways = [nameof(ICountdown)];

    private static readonly Dictionary<string, XElement> Members = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "ActorConcurrency.Contracts.xml"))
        .Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    public static TheoryData<string> Calls =>
    [
        .. from type in typeof(ISemaphore).Assembly.GetExportedTypes()
           where type.IsInterface
           from method in type.GetMethods()
           where method.ReturnType.Name.StartsWith(nameof(ValueTask), StringComparison.Ordinal) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
           select $"{type.FullName}.{method.Name}",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_documents_cancellation_the_services_end_and_an_unknown_outcome(string call)
    {
        var member = Members.Single(member => member.Key.StartsWith($"M:{call}(", StringComparison.Ordinal)).Value;
        if (member.Element("inheritdoc") is not null) return;

        var documented = member.Elements("exception").Select(exception => ((string)exception.Attribute("cref")!).Split('.')[^1]);

        var expected = AnswersAlways.Any(name => call.Contains($".{name}.", StringComparison.Ordinal)) ? Ends.Except(["StoppedException"]) : Ends;
        Assert.Empty(expected.Except(documented));
    }
}
