import { fold } from '../../../core/timeline/conversation.ts';
import type { TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import { seededRandom } from '../../../scripts/replay/chance.ts';
import { type Appended, createTimeline, type Executed } from '../../../server/timeline/timeline.ts';
import { claimant, command } from '../../core/timeline/commands.ts';
import { createRacingStore, createScheduler } from './racing-store.ts';

const PROCESSES = 3;
const CONVERSATIONS = ['A', 'B'];
const COMMANDS = 14;
const RUNS = 300;

/** Seeds that once showed a fault, by what it was. */
const pastFailures: [number, string][] = [
  [5, 'a "not solved" was acknowledged, and the request for a person that follows from it lost its race'],
  [23, 'a message that was sent again after the end reopened the conversation and left it with nobody'],
  [87, 'a message that took the offered person was acknowledged, and its request for one lost its race'],
];

type Sent = { conversationId: string; command: TimelineCommand; executed: Executed };

/**
 * Several processes with the real timeline over one store: contacts write, press and answer, the assistant replies to
 * what it has seen a while ago, agents take, write and resolve, commands are sent again, connections break.
 */
async function race(seed: number) {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const scheduler = createScheduler(random);
  const store = createRacingStore(scheduler, random, random() < 0.5 ? 0 : 0.05);
  const told: Appended[] = [];
  let lastId = 0;
  let clock = Date.parse('2026-03-02T09:00:00.000Z');
  const timelines = Array.from({ length: PROCESSES }, () =>
    createTimeline({
      entries: store.entries,
      acknowledgements: store.acknowledgements,
      onAppended: (appended) => void told.push(...appended),
      // A clock that also steps back.
      now() {
        clock += Math.floor(random() * 20) - 5;
        return new Date(clock).toISOString();
      },
      newId() {
        lastId += 1;
        return `e${lastId}`;
      },
    }),
  );
  const sent: Sent[] = [];

  /** As a client does it: again, at any process, until there is an answer. */
  async function send(conversationId: string, one: TimelineCommand): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      try {
        const executed = await pick(timelines).execute(conversationId, 'w', one);
        sent.push({ conversationId, command: one, executed });
        if (random() > 0.2) return;
      } catch (error) {
        if (!(error as Error).message.startsWith('connection lost')) throw error;
      }
    }
  }

  function nextCommand(id: string, conversationId: string): TimelineCommand {
    const seen = store.of(conversationId);
    const messages = seen.filter(({ type, actor }) => type === 'message.posted' && actor.kind === 'contact');
    const answersSeq = messages.at(-1)?.seq ?? 1;
    const agent = claimant(pick(['ana', 'ben']));
    return pick([
      () => command.post(id, 'It fails'),
      () => command.post(id, 'It still fails'),
      () => command.press(id),
      () => command.choosePerson(id),
      () => command.choosePerson(id),
      () => command.answer(id, false),
      () => command.answer(id, true),
      () => command.reply(id, answersSeq),
      () => command.reply(id, answersSeq),
      () => command.reply(id, answersSeq),
      () => command.escalate(id, answersSeq),
      () => command.offer(id, 'ben'),
      () => command.take(id, agent),
      () => command.take(id, agent),
      () => command.say(id, agent),
      () => command.note(id, agent),
      () => command.resolve(id, agent),
      () => command.resolve(id, agent),
      () => command.left(id),
    ])();
  }

  async function story(conversationId: string): Promise<void> {
    await send(conversationId, command.start());
    await send(conversationId, command.post('first'));
    const batches = Array.from({ length: COMMANDS }, (_, index) => `${conversationId}${index}`);
    await Promise.all(
      batches.map(async (id) => {
        for (let wait = random() * 6; wait > 1; wait -= 1) await scheduler.turn();
        await send(conversationId, nextCommand(id, conversationId));
      }),
    );
  }

  await scheduler.runUntil(Promise.all(CONVERSATIONS.map(story)));
  return { store, sent, told, timelines, scheduler };
}

async function check(seed: number): Promise<void> {
  const { store, sent, told, timelines, scheduler } = await race(seed);
  for (const conversationId of CONVERSATIONS) {
    const entries = store.of(conversationId);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(new Set(entries.map(({ clientId }) => clientId)).size).toBe(entries.length);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());

    const needed = entries.findIndex(({ type }) => type === 'escalation.requested');
    const spoken = entries.filter(
      ({ type, actor }, index) =>
        needed >= 0 && index > needed && type === 'message.posted' && actor.kind === 'assistant',
    );
    expect(spoken).toEqual([]);

    const end = fold(entries);
    // A person had it, so it may not be left where only the assistant would look.
    expect(end?.hadAgent && end.state.kind === 'triage').toBe(false);
    const refreshed = timelines.map(({ refresh }) => refresh(conversationId));
    await scheduler.runUntil(Promise.all(refreshed));
    for (const conversation of await Promise.all(refreshed)) expect(conversation).toEqual(end);
  }
  checkAcknowledgements(store, sent);
  const toldIds = told.map(({ entry }) => entry.id);
  expect(new Set(toldIds).size).toBe(toldIds.length);
}

function checkAcknowledgements(store: Awaited<ReturnType<typeof race>>['store'], sent: Sent[]): void {
  const firstAnswers = new Map<string, string>();
  for (const { conversationId, command: one, executed } of sent) {
    if (!executed.ok) continue;
    const entries = store.of(conversationId);
    expect(entries.filter(({ id }) => id === executed.entry.id)).toEqual([executed.entry]);
    expect(entries.filter(({ clientId }) => clientId === one.clientId).length).toBeLessThanOrEqual(1);
    if (one.kind === 'contact-post') {
      expect(entries.filter(({ clientId }) => clientId === one.clientId)).toHaveLength(1);
    }
    const key = `${conversationId} ${one.clientId}`;
    // What was written for a command is what each resending is answered with.
    if (executed.entry.clientId === one.clientId) {
      expect(firstAnswers.get(key) ?? executed.entry.id).toBe(executed.entry.id);
      firstAnswers.set(key, executed.entry.id);
    }
    if (one.kind === 'answer-resolution' && !one.solved) expectPersonAfter(entries, executed.entry.seq);
    if (one.kind === 'contact-post' && tookPerson(entries, executed.entry.seq))
      expectPersonAfter(entries, executed.entry.seq);
  }
}

/** Whether the message took the person whom the assistant had just offered. */
function tookPerson(entries: Parameters<typeof fold>[0], seq: number): boolean {
  const all = [...entries];
  const message = all[seq - 1];
  const before = fold(all.slice(0, seq - 1));
  const choiceId = message?.type === 'message.posted' ? message.data.choiceId : undefined;
  return before?.offered.some(({ id, kind }) => id === choiceId && kind === 'person') ?? false;
}

/** "Not solved" must have led to a person, or been said while one was on the way. */
function expectPersonAfter(entries: Parameters<typeof fold>[0], seq: number): void {
  const all = [...entries];
  const before = fold(all.slice(0, seq));
  const withPeople = before?.state.kind === 'waiting' || before?.state.kind === 'active';
  const later = all.slice(seq).some(({ type }) => type === 'escalation.requested');
  expect({ seq, led: withPeople || later }).toEqual({ seq, led: true });
}

describe('racing processes over one store', () => {
  it.each(pastFailures)('seed %i: %s', async (seed) => {
    await check(seed);
  });

  it(`hold in ${RUNS} random interleavings`, async () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      try {
        await check(seed);
      } catch (error) {
        throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error });
      }
    }
  }, 120_000);
});
