using CsCheck;
using static ActorConcurrency.BarrierProtocol;

namespace ActorConcurrency.Tests;

/// <summary>Whatever is asked of it, in whatever order: every wait is answered once, nobody passes a phase that was not full, and nobody is in two.</summary>
public sealed class BarrierStatePropertyTests
{
    private static readonly Gen<(int Kind, int Number)> Command = Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5]);

    [Fact]
    public void The_promises_hold_after_every_command() => Gen.Select(Gen.Bool, Gen.Bool, Command.Array[0, 120]).Sample(
        (leave, acts, commands) =>
        {
            var history = new History(leave ? BarrierAbsence.Leave : BarrierAbsence.Break, acts);
            foreach (var (kind, number) in commands) history.Do(kind, number);
            history.End();
        },
        iter: 300);

    private sealed class History
    {
        private readonly BarrierState<RequestId> _state;
        private readonly List<(RequestId To, IReply Reply)> _replies = [];
        private readonly HashSet<RequestId> _waiting = [];
        private readonly List<RequestId> _parties = [];
        private long _attempt;
        private long _next;
        private long _lastPassed = -1;

        public History(BarrierAbsence onAbsence, bool acts) => _state = new(
            new BarrierSettings { Parties = 3, OnAbsence = onAbsence }, acts ? (_, attempt) => _attempt = attempt : null);

        public void Do(int kind, int number)
        {
            var id = new RequestId(1, ++_next);
            switch (kind)
            {
                case 0 or 1 or 2:
                    Wait(new Arrive(id, kind == 2 ? Party(number) : null, Patient: number != 5));
                    break;
                case 3:
                    Send(id, new Signal(id, number % 2 == 0 ? Party(number) : null));
                    break;
                case 4:
                    Send(id, new Withdraw(_waiting.ElementAtOrDefault(number)));
                    break;
                case 5:
                    _parties.Add(id);
                    Send(id, new Join(id, "label", NewPlace: number == 0));
                    break;
                case 6:
                    Send(id, new CloseParty(id, Party(number) ?? default));
                    break;
                case 7:
                    Send(id, new Leave(id, Party(number) ?? default));
                    break;
                case 8:
                    Send(id, new ChangeParties(id, number % 2 == 0 ? 1 : -1));
                    break;
                case 9:
                    Send(id, number == 0 ? new Abort(id) : new Reset(id));
                    break;
                default:
                    Step(() => _state.Finish(_attempt, number == 0 ? new InvalidOperationException("on purpose") : null, _replies));
                    break;
            }
        }

        public void End()
        {
            Send(default, new Reset(default));
            Assert.Empty(_waiting);
        }

        private RequestId? Party(int number) => _parties.Count == 0 ? null : _parties[number % _parties.Count];

        private void Wait(Arrive arrive)
        {
            _waiting.Add(arrive.Id);
            Send(arrive.Id, arrive);
        }

        private void Send(RequestId sender, ICommand command) => Step(() => _state.Apply(command, sender, TimeSpan.Zero, _replies));

        private void Step(Action step)
        {
            var before = _state.Phase;
            _replies.Clear();
            step();
            foreach (var (to, reply) in _replies)
            {
                var ends = reply is Passed or NotPassed or Broken || (reply is Refused && _waiting.Contains(reply.Id));
                Assert.Equal(to, reply.Id);
                Assert.True(!ends || _waiting.Remove(reply.Id) || reply is Broken, $"{reply} answers what had been answered.");
            }

            CheckPhases(before);
        }

        // Whoever passes has passed the phase that was the current one, all of it at once.
        private void CheckPhases(long before)
        {
            var passed = _replies.Select(reply => reply.Reply).OfType<Passed>().GroupBy(reply => reply.Phase).ToArray();
            foreach (var phase in passed)
            {
                Assert.InRange(phase.Key, before, _state.Phase - 1);
                Assert.True(phase.Key > _lastPassed, "A phase is passed once.");
                Assert.Equal(phase.Count(), phase.Select(reply => reply.Index).Distinct().Count());
                _lastPassed = phase.Key;
            }
        }
    }
}
