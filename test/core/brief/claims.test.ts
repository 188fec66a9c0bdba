import { type BriefState, foldBrief } from '../../../core/brief/brief.ts';
import { briefView } from '../../../core/brief/brief-view.ts';
import { entriesOf, type Said } from '../../../scripts/lib/engine-input.ts';

const turns: Said[] = [
  { by: 'contact', text: 'The nightly sync to our Lyon site stops at 360 rows, plan Orchid' },
  { by: 'assistant', text: 'Please switch the sync to small batches.' },
  { by: 'contact', text: 'We moved it to small batches and the rows arrive. Whether billing changes now' },
];

/** The brief after a model has judged the last of these messages. */
function claimed(judgement: object, engine = 'openai') {
  const entries = entriesOf(turns);
  const seq = entries.length + 1;
  const decision = {
    ...entries.at(-1)!,
    seq,
    type: 'decision.recorded',
    data: { decision: { id: 'd', action: 'reply', engine }, judgement, answersSeq: seq - 1 },
  } as unknown as (typeof entries)[number];
  const state = [...entries, decision].reduce<BriefState | undefined>(
    (one, entry) => foldBrief(one, entry),
    undefined,
  );
  return briefView(state!);
}

describe('what a model claims', () => {
  it.each([
    ['plan', 'Orchid', 2, 'product'],
    ['site', 'Lyon', 2, 'place'],
    ['rows', '360', 2, 'detail'],
    ['amount charged', '360', 2, 'detail'],
  ])('is taken where it stands, under a kind that its form allows: %s %s', (name, value, seq, kind) => {
    const { facts } = claimed({ facts: [{ name: kind === 'place' ? 'location' : name, value, seq }] });
    expect(facts.filter((fact) => fact.value === value)).toEqual([expect.objectContaining({ kind, seq })]);
  });

  it.each([
    ['Tulip', 2],
    ['Orch', 2],
    ['Orchid', 4],
    ['Orchid', 99],
    ['small batches', 3],
  ])('is left out where it stands nowhere, or where the assistant said it: %s in %i', (value, seq) => {
    expect(
      claimed({ facts: [{ name: 'plan', value, seq }] }).facts.some((fact) => fact.value === value),
    ).toBe(false);
  });

  it('fills in the outcome of a fix that the contact told in words of their own', () => {
    const fix = { what: 'switch the sync to small batches', by: 'assistant', outcome: 'worked', seq: 4 };
    expect(claimed({}).attemptedFixes).toMatchObject([{ by: 'assistant', outcome: 'unknown', seq: 3 }]);
    expect(claimed({ attemptedFixes: [fix] }).attemptedFixes).toMatchObject([
      { by: 'assistant', outcome: 'worked', seq: 3, outcomeSeq: 4 },
    ]);
    expect(claimed({ attemptedFixes: [{ ...fix, seq: 3 }] }).attemptedFixes).toMatchObject([
      { outcome: 'unknown' },
    ]);
  });

  it('does not make up a fix', () => {
    const fix = { what: 'reinstalled the database driver', by: 'contact', outcome: 'failed', seq: 4 };
    expect(claimed({ attemptedFixes: [fix] }).attemptedFixes).toHaveLength(1);
  });

  it('finds a question without its mark, in the words of the contact, and invents none', () => {
    const asks = (text: string, seq: number) => claimed({ openQuestions: [{ text, seq }] }).openQuestions;
    expect(asks('Are there billing changes?', 4)).toEqual([
      { text: 'Whether billing changes now', by: 'contact', seq: 4 },
    ]);
    expect(asks('When does the office open?', 4)).toEqual([]);
    expect(asks('Whether billing changes now', 2)).toEqual([]);
  });

  it('passes over what has no form, and what the local engine wrote', () => {
    const claim = {
      facts: [{ name: 'plan', value: 'Orchid', seq: 2 }, { name: 1 }, null, 'x'],
      openQuestions: 7,
    };
    expect(claimed(claim).facts.map((fact) => fact.value)).toContain('Orchid');
    expect(claimed(claim, 'local').facts.map((fact) => fact.value)).not.toContain('Orchid');
  });
});
