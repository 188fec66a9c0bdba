import { createWorld } from '../../scripts/eval/injection/world.ts';
import { createLocalEngine } from '../../workers/engines/local/local-engine.ts';
import { readModels } from '../../workers/engines/local/models.ts';
import { command, timelineOf } from '../core/timeline/commands.ts';

const asked = [command.start(), command.post('m1', 'How do I change the address on my invoice?')];
const article = {
  id: 'a',
  version: 1,
  language: 'en',
  title: 'Invoices',
  body: 'Open billing.',
  passage: 'Open billing.',
  score: 0.9,
};

async function worldWith(...commands: Parameters<typeof timelineOf>) {
  const before = timelineOf(...commands).map((entry) => ({ ...entry, conversationId: 'conversation' }));
  return createWorld(before, createLocalEngine, { models: await readModels(), article, isLocal: true });
}

const typesOf = (entries: readonly { type: string }[]) => entries.map(({ type }) => type);

describe('a message is judged once', () => {
  it('also where two runs of its job overlap', async () => {
    const world = await worldWith(...asked);
    await Promise.all([world.triage(), world.triage()]);
    expect(typesOf(world.entries).filter((type) => type === 'decision.recorded')).toHaveLength(1);
  });

  it('and goes to a person where the run ended between its decision and its act', async () => {
    const world = await worldWith(...asked, command.judge('d1', 2));
    await world.triage();
    expect(typesOf(world.entries)).toEqual([
      'conversation.started',
      'message.posted',
      'decision.recorded',
      'escalation.requested',
    ]);
    expect(world.entries.at(-1)).toMatchObject({ data: { reason: { code: 'engine_failed' } } });
  });

  it('a new message after it is judged anew', async () => {
    const world = await worldWith(
      ...asked,
      command.judge('d1', 2),
      command.post('m2', 'And the tax number?'),
    );
    await world.triage();
    expect(typesOf(world.entries).filter((type) => type === 'decision.recorded')).toHaveLength(2);
  });
});
