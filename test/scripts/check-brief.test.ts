import type { Brief } from '../../core/brief/brief-schema.ts';
import type { AgentEntry } from '../../core/timeline/visible.ts';
import { checkBrief } from '../../scripts/replay/check-brief.ts';
import { readDialogues } from '../../scripts/replay/dialogues.ts';

const made = new URL('../fixtures/dialogues.jsonl', import.meta.url).pathname;
const message = (seq: number, text: string) =>
  ({ type: 'message.posted', actor: { kind: 'contact' }, seq, data: { text } }) as AgentEntry;
const text = 'Job NW-EXP-20417 fails since yesterday.';
const labels = [
  { message: text, value: 'NW-EXP-20417', kind: 'id' },
  { message: text, value: 'yesterday', kind: 'date' },
  { message: 'Version 4.12.3', value: '4.12.3', kind: 'version' },
];

function briefWith(facts: { value: string; kind: string }[], upToSeq = 2): Brief {
  return {
    facts,
    upToSeq,
    headline: 'An export fails',
    reason: { code: 'asked_by_press' },
  } as unknown as Brief;
}

describe('the check of a brief', () => {
  const entries = [message(2, text)];

  it('asks for what a reader marked in what was written by then, and for nothing else', () => {
    const both = briefWith([
      { value: 'nw-exp-20417', kind: 'id' },
      { value: 'since yesterday', kind: 'date' },
    ]);
    expect(checkBrief(both, entries, labels)).toEqual({ facts: 2, missing: [], faults: [] });
  });

  it('misses a fact that is not there, or under another kind', () => {
    const wrong = briefWith([{ value: 'NW-EXP-20417', kind: 'code' }]);
    expect(checkBrief(wrong, entries, labels).missing).toEqual([
      { value: 'NW-EXP-20417', kind: 'id' },
      { value: 'yesterday', kind: 'date' },
    ]);
  });

  it('says nothing of facts where nobody read the dialogue, and still finds a brief that is behind', () => {
    expect(checkBrief(briefWith([], 1), entries, null)).toEqual({
      facts: null,
      missing: [],
      faults: ['covers 1 of 1 entries'],
    });
  });
});

describe('labelled dialogues', () => {
  it('have the marked words themselves as values', () => {
    const dialogues = readDialogues(made);
    expect(dialogues.map(({ facts }) => facts?.length)).toEqual([5, 2, 0, 2, 0, 1, 2, 0]);
    expect(dialogues[0]?.facts?.map(({ value }) => value)).toEqual([
      'NW-EXP-20417',
      'yesterday',
      'NWX-502',
      '4.12.3',
      's3://acme-reports',
    ]);
    for (const { texts, facts } of dialogues)
      for (const fact of facts ?? []) expect(texts).toContain(fact.message);
  });
});
