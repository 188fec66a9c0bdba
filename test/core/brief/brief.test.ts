import fc from 'fast-check';
import { type BriefState, foldBrief } from '../../../core/brief/brief.ts';
import { type Brief, briefSchema } from '../../../core/brief/brief-schema.ts';
import { briefView } from '../../../core/brief/brief-view.ts';
import { newsOf } from '../../../core/brief/summary.ts';
import { moodOf, sentimentMeans } from '../../../core/sentiment/course.ts';
import { heardAt } from '../../../core/sentiment/heard.ts';
import { moodAt } from '../../../core/sentiment/mood.ts';
import type { Entry, EntryType } from '../../../core/timeline/entry.ts';

const at = '2026-03-02T09:00:00.000Z';
const need = (seq: number | null, quote: string) => ({
  kind: 'explicit_request' as const,
  occurredAt: at,
  detectedAt: at,
  evidence: { seq, quote },
});
const article = { id: 'a1', title: 'EXP-4031: a destination refuses the export', version: 3, score: 8.2 };

type Line = { type: EntryType; by?: Entry['actor']['kind']; data: unknown };
const says = (by: Entry['actor']['kind'], text: string, reply?: object): Line => ({
  type: 'message.posted',
  by,
  data: { text, ...(reply ? { reply } : {}) },
});
const started: Line = {
  type: 'conversation.started',
  by: 'contact',
  data: {
    contact: { id: 'c1', name: 'Nadia Brandt', email: 'nadia@acme.test', verified: true },
    account: { id: 'acme', name: 'Acme', tier: 'enterprise' },
    owner: { id: 'u1', name: 'Sam' },
    page: null,
    locale: 'de-DE',
    byPress: false,
    priorContacts7d: 0,
  },
};
const escalated = (seq: number | null, note: string | null = null): Line => ({
  type: 'escalation.requested',
  by: 'contact',
  data: {
    by: 'contact',
    reason: { code: 'asked_by_press', text: 'Nadia asked for a person' },
    need: need(seq, 'I want a person'),
    note,
    requestedAt: at,
    priority: 2,
    skills: [],
    dueAt: at,
    decisionId: null,
    care: null,
  },
});
const entriesOf = (lines: Line[]): Entry[] =>
  lines.map((line, index) => ({
    id: `e${index + 1}`,
    workspaceId: 'w',
    conversationId: 'k',
    seq: index + 1,
    at,
    actor: { kind: line.by ?? 'system' },
    clientId: `x${index}`,
    prevContactSeq: index,
    type: line.type,
    data: line.data,
  })) as unknown as Entry[];
const foldAll = (entries: Entry[], from?: BriefState) =>
  entries.reduce<BriefState | undefined>((state, entry) => foldBrief(state, entry), from)!;
const briefOf = (...lines: Line[]): Brief => briefView(foldAll(entriesOf(lines)));

const reply = { replyId: 'r1', decisionId: 'd1', kind: 'answer', answersSeq: 2, articles: [article] };
const story: Line[] = [
  started,
  says(
    'contact',
    'Hello! Our nightly export has failed with EXP-4031 since Monday. Order number is 883920. What does it mean?',
  ),
  says(
    'assistant',
    'EXP-4031 means that the destination refused us. Try re-authorising the destination. See https://help.example.com/exp',
    reply,
  ),
  says('contact', 'I re-authorised it twice, did not help. This is terrible, still the same error!'),
  escalated(4),
  says('agent', "Sorry, Nadia. Which region is your bucket in? I'll call you tomorrow at 5pm."),
];

describe('the brief', () => {
  it('tells the whole story with the entries it comes from', () => {
    const brief = briefOf(...story);
    expect(briefSchema.parse(brief)).toEqual(brief);
    expect(brief).toMatchObject({
      headline: 'Our nightly export has failed with EXP-4031 since Monday · order number 883920',
      headlineSeq: 2,
      reason: { code: 'asked_by_press', text: 'Nadia asked for a person', seq: 5 },
      need: { kind: 'explicit_request', at, evidence: { seq: 4, quote: 'I want a person' }, seq: 5 },
      account: { name: 'Acme', tier: 'enterprise' },
      contact: { name: 'Nadia Brandt' },
      language: 'en',
      articles: [{ ...article, seq: 3 }],
      upToSeq: 6,
    });
    expect(brief.facts.map((fact) => `${fact.seq} ${fact.name} ${fact.value}`)).toEqual([
      '2 error code EXP-4031',
      '2 since Monday',
      '2 order number 883920',
      '6 date tomorrow at 5pm',
    ]);
    expect(brief.attemptedFixes[0]).toMatchObject({
      by: 'assistant',
      outcome: 'failed',
      seq: 3,
      outcomeSeq: 4,
    });
    expect(brief.promises).toEqual([
      { text: "I'll call you tomorrow at 5pm.", by: 'agent', seq: 6, due: 'tomorrow at 5pm' },
    ]);
    expect(brief.openQuestions).toEqual([{ text: 'Which region is your bucket in?', by: 'agent', seq: 6 }]);
    expect(brief.doNotAsk).toEqual([
      { name: 'error code', seq: 2 },
      { name: 'since', seq: 2 },
      { name: 'order number', seq: 2 },
    ]);
    expect(brief.sentiment.now).toBeLessThan(0);
    expect(brief.summaryPoints.length).toBeGreaterThanOrEqual(1);
    expect(brief.summaryPoints.length).toBeLessThanOrEqual(4);
  });

  it('has a headline even before a word is said', () => {
    expect(briefOf(started).headline).toBe('Nothing written yet');
    expect(briefOf(started, escalated(null)).headline).toBe('Nadia asked for a person');
    expect(briefOf(started, escalated(null, 'My invoice is wrong')).headline).toBe('My invoice is wrong');
    expect(briefOf(started, says('contact', '😡😡😡')).headline).toBe('😡😡😡');
  });

  it('takes the first message with substance for what the contact wants', () => {
    const brief = briefOf(
      started,
      says('contact', 'hello?'),
      says('contact', 'Hi, my export is stuck at 80%'),
    );
    expect(brief).toMatchObject({ headline: 'My export is stuck at 80%', headlineSeq: 3 });
  });

  it('takes a later message for the matter where the first ones only rage, and keeps one that names it', () => {
    const rage = says('contact', 'This is a disgrace. Worst service ever!!!');
    const matter = says('contact', 'Our invoice for May was charged twice');
    expect(briefOf(started, rage, matter)).toMatchObject({
      headline: 'Our invoice for May was charged twice',
      headlineSeq: 3,
    });
    expect(
      briefOf(started, matter, says('contact', 'The printer on floor 3 is broken and does not print')),
    ).toMatchObject({ headline: 'Our invoice for May was charged twice', headlineSeq: 2 });
  });

  it('never holds a card number, an IBAN or a password', () => {
    const secret =
      'Please refund my card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00, password: hunter22. Did you charge 4111 1111 1111 1111?';
    const text = JSON.stringify(
      foldAll(
        entriesOf([started, says('contact', secret), says('agent', "I'll refund 4111 1111 1111 1111.")]),
      ),
    );
    expect(text).not.toMatch(/4111 1111|0532|hunter22/);
    expect(text).toContain('•••• 1111');
  });

  it('takes language and running summary from the judgement where there is one', () => {
    const judged: Line = {
      type: 'decision.recorded',
      data: {
        decision: { id: 'd', action: 'reply' },
        judgement: { language: 'de', summary: 'Export kaputt.' },
        answersSeq: 2,
      },
    };
    const brief = briefOf(started, says('contact', 'Der Export geht nicht'), judged);
    expect(brief).toMatchObject({
      language: 'de',
      summary: 'Export kaputt.',
    });
    const broken: Line = {
      ...judged,
      data: {
        decision: { id: 'd', action: 'ask' },
        judgement: { language: 7, summary: {} },
        answersSeq: 99,
      },
    };
    expect(briefOf(started, says('contact', 'Der Export geht nicht'), broken).summary).toContain(
      'Nadia Brandt wrote',
    );
  });

  const judged = (answersSeq: number, engine: string, summary: string): Line => ({
    type: 'decision.recorded',
    data: {
      decision: { id: 'd', action: 'reply', engine },
      judgement: { language: 'en', summary },
      answersSeq,
    },
  });
  const nothingTried = 'The export fails. Nothing has been tried so far.';

  it("shows a model's summary up to the message that it knows of, and no longer", () => {
    const asked = [
      started,
      says('contact', 'Our export fails since yesterday'),
      judged(2, 'openai', nothingTried),
    ];
    expect(briefOf(...asked).summary).toBe(nothingTried);
    expect(briefOf(...asked, escalated(2)).summary).toBe(nothingTried);
    const answered = [...asked, says('assistant', 'Please restart the export worker.')];
    expect(briefOf(...answered).summary).toMatch(/restart the export worker/);
    expect(briefOf(...answered).summary).not.toMatch(/nothing has been tried/i);
    const noted = briefOf(...asked, escalated(2, 'Our server is called vesta'));
    expect(noted.summary).toMatch(/vesta/);
  });

  it('does not show a summary of something that was overtaken while it was written', () => {
    const lines = [
      started,
      says('contact', 'Our export fails since yesterday'),
      says('contact', 'I restarted it, did not help'),
      judged(2, 'openai', nothingTried),
    ];
    expect(briefOf(...lines).summary).toMatch(/Tried without success: I restarted it/);
  });

  it('makes its own summary where the local engine judged', () => {
    const brief = briefOf(
      started,
      says('contact', 'Our export fails since yesterday'),
      judged(2, 'local', 'Old words'),
    );
    expect(brief.summary).toMatch(/Our export fails.*Nobody has answered yet/);
  });

  it('does not say that nothing was tried where the assistant has answered', () => {
    const lines = [
      started,
      says('contact', 'Our export fails since yesterday'),
      says('assistant', 'It is so.', reply),
    ];
    expect(briefOf(...lines).summary).toContain(`The assistant quoted “${article.title}”.`);
    expect(briefOf(...lines, says('contact', 'Well')).summary).not.toMatch(/nothing|nobody/i);
  });

  it.each(['my export is late', 'this is a joke, you are the worst company ever', 'thanks', 'ok'])(
    'says of the mood after “%s” what the word beside it says',
    (text) => {
      const brief = briefOf(started, says('contact', 'My export is late'), says('contact', text));
      const isUnhappy = ['unhappy', 'angry'].includes(moodOf(brief.sentiment.now));
      expect(/unhappy/.test(brief.summary)).toBe(isUnhappy);
    },
  );

  it('says beside headline, reason and fixes only what they do not say', () => {
    const brief = briefOf(...story.slice(0, 5), says('contact', 'Our shop opens at nine tomorrow'));
    expect(newsOf(brief)).toBe('Last words: “Our shop opens at nine tomorrow”');
    expect(newsOf(briefOf(started, escalated(null)))).toBe('Nadia Brandt has not yet said what it is about.');
    const judgedByModel = briefOf(
      started,
      says('contact', 'Our export fails'),
      judged(2, 'openai', nothingTried),
    );
    expect(newsOf(judgedByModel)).toBe(nothingTried);
  });

  it('tells the mood that the policy judges by', () => {
    const texts = ['my export is late', 'it failed again, this is a joke', 'thank you, that is great'];
    const brief = briefOf(started, ...texts.map((text) => says('contact', text)));
    const turns = texts.map((text) => ({ by: 'contact' as const, text }));
    const scores = turns.map((_, i) => moodAt(heardAt(turns.slice(0, i + 1))).value);
    expect(brief.sentiment.points.map(({ value }) => value)).toEqual(
      scores.map((score) => expect.closeTo(score, 3)),
    );
    expect(brief.sentiment.now).toBeCloseTo(sentimentMeans(scores).at(-1)!, 2);
  });

  it('ignores an entry that it has seen already', () => {
    const entries = entriesOf(story);
    const state = foldAll(entries);
    expect(foldBrief(state, entries[3]!)).toBe(state);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ maxLength: 80 }),
  fc.constantFrom(
    '',
    ' ',
    '1.',
    'I tried all of that. Still not working',
    'That worked!',
    'Why?',
    'Please restart it.',
    "We'll refund 20 euros by Friday",
    '1. Open it\n2. Close it',
    'order 12345',
    '4111 1111 1111 1111',
    '\ud800',
    '‮abc',
    'error code E12 again?',
  ),
);
const anyLine: fc.Arbitrary<Line> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('contact' as const, 'assistant' as const, 'agent' as const, 'system' as const),
        anyText,
      )
      .map(([by, text]) => says(by, text)),
  },
  { weight: 1, arbitrary: anyText.map((text) => says('assistant', text, reply)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.option(fc.integer({ min: 1, max: 60 })), fc.option(anyText))
      .map(([seq, note]) => escalated(seq, note)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 60 }), anyText)
      .map(([seq, quote]) => ({ type: 'need.signalled' as const, data: need(seq, quote) })),
  },
  {
    weight: 1,
    arbitrary: fc.anything().map((judgement) => ({
      type: 'decision.recorded' as const,
      data: {
        decision: { id: 'd', action: 'ask' },
        judgement: typeof judgement === 'object' ? judgement : null,
        answersSeq: 1,
      },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<EntryType>('note.added', 'offer.made', 'conversation.closed', 'contact.left')
      .map((type) => ({ type, data: {} })),
  },
);
const anyTimeline = fc.array(anyLine, { maxLength: 25 }).map((lines) => entriesOf([started, ...lines]));

/** Every `seq`, however deep it stands. */
function seqsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(seqsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /seq$/i.test(key) && typeof inner === 'number' ? [inner] : seqsIn(inner),
  );
}

describe('the brief of any timeline', () => {
  it('is valid, points only at entries that exist, and is the same in one go as step by step', () => {
    fc.assert(
      fc.property(anyTimeline, fc.nat(25), (entries, cut) => {
        const state = foldAll(entries);
        const brief = briefView(state);
        expect(briefSchema.parse(brief)).toEqual(brief);
        expect(brief.upToSeq).toBe(entries.length);
        for (const seq of seqsIn(brief)) expect(seq >= 1 && seq <= brief.upToSeq).toBe(true);
        const half = cut === 0 ? undefined : foldAll(entries.slice(0, cut));
        const stored = half && (JSON.parse(JSON.stringify(half)) as BriefState);
        expect(foldAll(entries.slice(half ? Math.min(cut, entries.length) : 0), stored)).toEqual(state);
      }),
      { numRuns: 200 },
    );
  });

  it('stays small however long the conversation gets', () => {
    const lines = Array.from({ length: 1500 }, (_, at) =>
      says(
        at % 2 ? 'agent' : 'contact',
        `I restarted it, did not help. Error code E${1000 + at}, order 9${10000 + at}. Why? I'll call you tomorrow. ${'x'.repeat(300)}`,
      ),
    );
    const state = foldAll(entriesOf([started, ...lines]));
    expect(JSON.stringify(state).length).toBeLessThan(60_000);
  });
});
