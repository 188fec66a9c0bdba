import fc from 'fast-check';
import { foldBrief } from '../../../core/brief/brief.ts';
import type { BriefState } from '../../../core/brief/brief-state.ts';
import { briefView } from '../../../core/brief/brief-view.ts';
import { needEpisodes } from '../../../core/metrics/episodes.ts';
import { historyOf } from '../../../core/metrics/from-timeline.ts';
import { summarise } from '../../../core/metrics/summarise.ts';
import { holdingTypes, readWords } from '../../../core/metrics/word-measures.ts';
import { fold } from '../../../core/timeline/conversation.ts';
import { decide, type TimelineCommand } from '../../../core/timeline/decide/decide.ts';
import type { Entry, EntryOf, EntryType } from '../../../core/timeline/entry.ts';
import { erased } from '../../../core/timeline/erase.ts';
import type { ErasureScope } from '../../../core/values/erasure.ts';
import { iso, person, system, TimelineBuilder } from '../metrics/timeline-builder.ts';

const MARKED = 'Zanzibar';
const asOf = Date.parse('2026-03-20T00:00:00Z');

/** Words that the figures read differently: a story told again, thanks, greetings, questions about what is known. */
const contactTexts = [
  `My export of Zanzibar invoices fails with NWX-502 every night`,
  `The export of Zanzibar invoices fails with NWX-502, as I said before`,
  'Thanks a lot, bye!',
  'It still does not work in Zanzibar',
  'As I already told you, Zanzibar',
  'The order is 4711-22, my mail is maria@zanzibar.test',
];
const agentTexts = [
  'Hi Maria of Zanzibar,',
  'One moment please',
  'What is the error code?',
  'Your bucket in Zanzibar lacks write access: add s3:PutObject.',
  'What is your order number?',
  'Thank you for contacting us. This is an automated reply.',
];

type Step = (story: TimelineBuilder, at: string) => void;
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom(...contactTexts).map(
    (text): Step =>
      (story, at) =>
        story.says(at, text),
  ),
  fc.constantFrom(...agentTexts).map(
    (text): Step =>
      (story, at) => {
        // Nobody answers who has not taken the conversation.
        if (!startAfter(story.entries).hasAgent) story.accepts(at, 'ana');
        story.replies(at, 'ana', text);
      },
  ),
  fc.constantFrom<Step>(
    (story, at) => story.answers(at),
    (story, at) => story.presses(at, at),
    (story, at) => story.accepts(at, 'ana'),
    (story, at) => story.accepts(at, 'ben'),
    (story, at) => story.resolves(at, 'ana'),
    (story, at) => story.judges(at, false),
    (story, at) => story.judges(at, true),
    (story, at) => story.add(at, person('ana'), 'note.added', { text: 'Lives in Zanzibar' }),
    (story, at) =>
      story
        .add(at, system, 'conversation.reopened', { reason: 'contact_wrote' })
        .says(at, 'Thanks a lot, bye!'),
    (story, at) =>
      story.add(at, person('ana'), 'conversation.transferred', {
        to: { agentId: 'ben' },
        toName: 'Ben',
        reason: 'Knows Zanzibar',
        skills: [],
        priority: 2,
        dueAt: iso(at),
      }),
  ),
);

const timelines = fc.array(steps, { minLength: 1, maxLength: 40 }).map((all) => {
  const story = new TimelineBuilder();
  for (const [index, step] of all.entries())
    step(story, new Date(Date.parse(iso('09:00:01')) + index * 20_000).toISOString());
  return story;
});

function withErasure({ entries }: TimelineBuilder, scope: ErasureScope): Entry[] {
  const story = new TimelineBuilder();
  story.entries.splice(0, 1, ...entries);
  return story.add('2026-03-03T00:00:00Z', system, 'conversation.erased', { scope, reason: 'contact_asked' })
    .entries;
}

/** Erases as the server does: the newest page first, each read with nothing but what stands before it. */
function erasedByPages(entries: readonly Entry[], scope: ErasureScope, size: number): Entry[] {
  const all = [...entries];
  for (let end = all.length - 1; end > 0; end -= size) {
    const from = Math.max(0, end - size);
    const before = all.slice(0, from);
    const reader = readWords(all.slice(from, end), startAfter(before));
    for (const entry of all.slice(0, reader.needsUpTo)) reader.tell([entry]);
    const measures = reader.measures();
    for (let index = from; index < end; index += 1) {
      const entry = all[index] as Entry;
      all[index] = erased(entry, scope, measures.get(entry.seq));
    }
  }
  return all;
}

function startAfter(before: readonly Entry[]) {
  const lastOf = (types: readonly EntryType[]) => before.findLast(({ type }) => types.includes(type));
  const accepted = lastOf(['assignment.accepted']) as EntryOf<'assignment.accepted'> | undefined;
  return {
    hasAgent: lastOf(holdingTypes)?.type === 'assignment.accepted',
    briefUpToSeq: accepted?.data.briefUpToSeq ?? 0,
    erasedUpTo: lastOf(['conversation.erased'])?.seq ?? 0,
  };
}

const figuresOf = (entries: readonly Entry[]) => {
  const episodes = (['all', 'confirmed'] as const).flatMap((evidence) =>
    needEpisodes(historyOf(entries), { asOf, evidence }),
  );
  return { episodes: episodes.map(({ accountId: _, ...rest }) => rest), sum: summarise(episodes, { asOf }) };
};
const briefOf = (entries: readonly Entry[]) =>
  briefView(entries.reduce<BriefState | undefined>(foldBrief, undefined) as BriefState);

describe('an erased conversation', () => {
  it('has the figures, the order and the times that it had, whatever was said and however long its pages are', () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: 1, max: 50 }), (story, size) => {
        const before = [...story.entries];
        const after = erasedByPages(withErasure(story, 'contact'), 'contact', size);
        expect(figuresOf(after)).toEqual(figuresOf(before));
        expect(after.slice(0, -1).map(({ seq, type, at }) => ({ seq, type, at }))).toEqual(
          before.map(({ seq, type, at }) => ({ seq, type, at })),
        );
        const left = JSON.stringify(after);
        expect(left.toLowerCase()).not.toContain(MARKED.toLowerCase());
        expect(left).not.toMatch(/Maria|Acme|NWX-502|4711/);
      }),
      { numRuns: 80 },
    );
  });

  it('keeps the figures where the erasing was cut short and is taken up again', () => {
    fc.assert(
      fc.property(timelines, fc.nat(), (story, cut) => {
        const before = [...story.entries];
        const entries = withErasure(story, 'contact');
        const once = erasedByPages(entries, 'contact', 5);
        // Newest first: what was not reached stands before what was.
        const reached = cut % entries.length;
        const half = entries.map((entry, index) => (index < reached ? entry : (once[index] as Entry)));
        expect(figuresOf(half)).toEqual(figuresOf(before));
        expect(erasedByPages(half, 'contact', 5)).toEqual(once);
        expect(erasedByPages(once, 'contact', 3)).toEqual(once);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['contact', 'texts'] as const)(
    'is forgotten by fold and brief before its entries are written anew (%s)',
    (scope) => {
      fc.assert(
        fc.property(timelines, (story) => {
          const entries = withErasure(story, scope);
          const rewritten = erasedByPages(entries, scope, 7);
          expect(fold(rewritten)).toEqual(fold(entries));
          expect(briefOf(rewritten)).toEqual(briefOf(entries));
          expect(JSON.stringify([fold(entries), briefOf(entries)])).not.toContain(MARKED);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('keeps who the contact is where only texts were erased', () => {
    const story = new TimelineBuilder().says('09:01:00', contactTexts[0] as string);
    const entries = erasedByPages(withErasure(story, 'texts'), 'texts', 5);
    expect(fold(entries)).toMatchObject({ contact: { name: 'Maria' }, account: { name: 'Acme' } });
    expect(entries[1]).toMatchObject({ data: { text: '[erased]' } });
  });

  it('leaves nothing of a decision but its numbers, rules and versions', () => {
    const decision = {
      id: 'd1',
      action: 'escalate' as const,
      engine: 'local',
      why: 'She lives in Zanzibar.',
      reason: { code: 'unsure', text: 'Zanzibar' },
      inputs: { facts: { 'contact.language': 'en', 'question.repeated': true }, features: { length: 3 } },
      score: 0.4,
    };
    const story = new TimelineBuilder().add('09:02:00', { kind: 'assistant' }, 'decision.recorded', {
      decision,
      judgement: { summary: 'Zanzibar' },
      answersSeq: 1,
    });
    const [, entry] = erasedByPages(withErasure(story, 'contact'), 'contact', 5);
    expect(entry?.data).toEqual({
      decision: {
        id: 'd1',
        action: 'escalate',
        engine: 'local',
        why: '[erased]',
        reason: { code: 'unsure', text: '[erased]' },
        inputs: { facts: { 'contact.language': null, 'question.repeated': true }, features: { length: 3 } },
        score: 0.4,
      },
      judgement: null,
      answersSeq: 1,
    });
  });
});

describe('what is decided after an erasure', () => {
  const story = () => new TimelineBuilder().says('09:01:00', 'My export fails');
  const at = { clientId: 'x', now: iso('10:00:00') };
  const late: TimelineCommand[] = [
    { ...at, kind: 'contact-post', actor: { kind: 'contact' }, text: 'still me' },
    { ...at, kind: 'request-person', actor: { kind: 'contact' }, note: null, requestedAt: iso('10:00:00') },
    { ...at, kind: 'add-note', agent: { id: 'ana', name: 'Ana', role: 'admin' }, text: 'She said …' },
    {
      ...at,
      kind: 'record-decision',
      actor: { kind: 'assistant' },
      answersSeq: 2,
      data: { decision: { id: 'd', action: 'reply' }, judgement: null, answersSeq: 2 },
    },
  ];

  it.each(late)('of a contact: nothing can be added by $kind', (command) => {
    const conversation = fold(withErasure(story(), 'contact'));
    expect(decide(conversation, command)).toMatchObject({ kind: 'refuse', code: 'wrong_state' });
  });

  it('of a contact: a second one finds the first', () => {
    const erase = { ...at, kind: 'erase', actor: system, scope: 'contact', reason: 'contact_asked' } as const;
    expect(decide(fold(story().entries), erase)).toMatchObject({ kind: 'append' });
    expect(decide(fold(withErasure(story(), 'contact')), erase)).toEqual({ kind: 'unchanged', seq: 3 });
  });

  it('of texts: only what is closed is erased, and the contact may go on', () => {
    const erase = { ...at, kind: 'erase', actor: system, scope: 'texts', reason: 'retention' } as const;
    expect(decide(fold(story().entries), erase)).toMatchObject({ kind: 'unchanged' });
    const closed = story().add('09:30:00', system, 'conversation.closed', { reason: 'idle' });
    expect(decide(fold(closed.entries), erase)).toMatchObject({ kind: 'append' });
    const erasedOnce = fold(withErasure(closed, 'texts'));
    expect(decide(erasedOnce, erase)).toMatchObject({ kind: 'unchanged' });
    expect(decide(erasedOnce, late[0] as TimelineCommand)).toMatchObject({ kind: 'append' });
  });
});
