using ActorConcurrency.Tests;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestCaseOrderer($"ActorConcurrency.Tests.{nameof(LookingBack)}", "ActorConcurrency.Tests")]

namespace ActorConcurrency.Tests;

/// <summary>What looks back at the other specs of its class comes last; else the order is that of xunit.</summary>
public sealed class LookingBack(IMessageSink diagnostics) : ITestCaseOrderer
{
    private readonly DefaultTestCaseOrderer _others = new(diagnostics);

    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases) where TTestCase : ITestCase =>
        _others.OrderTestCases(testCases).OrderBy(test => test.TestMethod.Method.Name == nameof(CounterByWay.Its_steps_were_of_its_way));
}
