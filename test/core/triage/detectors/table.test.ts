import type { Surroundings } from '../../../../core/triage/detectors/detector.ts';
import { saying } from '../../../../core/triage/detectors/detector.ts';
import { detectorIds, detectors } from '../../../../core/triage/detectors/table.ts';
import { observe } from '../../../../core/triage/observe.ts';
import { featureCatalogue } from '../../../../core/triage/score/features.ts';
import { turnsFrom } from '../judge/scene.ts';

const surroundings: Surroundings = { languages: ['en'], locale: null, priorContacts7d: 30 };

const talks: [string, string[]][] = [
  ['one word', ['?']],
  ['a plain question', ['How do I change the address on my invoice?']],
  [
    'a bad day',
    [
      'This is the third time I write: the export fails and it is urgent, the site is down for everybody!',
      'Please restart the connector.',
      'That did not help. My lawyer says that I should talk to a human being please, my account was hacked',
      'Please restart the connector.',
      'That did not help. I do not want to live anymore',
    ],
  ],
];

describe('the table of detectors', () => {
  it.each(talks)('gives every input of its rows a value of its type in %s', (_what, texts) => {
    const turns = turnsFrom(...texts);
    const seen = { ...surroundings, turns, last: turns.at(-1)! };
    for (const id of detectorIds) {
      const { inputs, look } = detectors[id];
      const found: Record<string, unknown> = look(seen).inputs;
      expect([id, Object.keys(found).sort()]).toEqual([id, Object.keys(inputs).sort()]);
      for (const [name, { type }] of Object.entries(inputs)) {
        const value = found[name];
        expect([name, value === null ? type : typeof value]).toEqual([name, type]);
      }
    }
  });

  it.each(talks)('keeps every feature within its bounds in %s', (_what, texts) => {
    const { features } = observe(turnsFrom(...texts), surroundings);
    for (const [name, value] of Object.entries(features)) {
      const [low, high] = featureCatalogue[name as keyof typeof featureCatalogue].bounds;
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  });

  it('gives every feature of the score that is known before an answer', () => {
    const { features } = observe(turnsFrom('hello'), surroundings);
    const known = Object.entries(featureCatalogue).flatMap(([name, { source }]) =>
      source === 'engine' ? [] : [name],
    );
    expect(Object.keys(features).sort()).toEqual(known.sort());
  });

  it('shows the words for what it found, and the newest message in any case', () => {
    const { evidence } = observe(turnsFrom(...talks[2]![1]), surroundings);
    expect(evidence.security?.quote).toContain('hacked');
    expect(evidence.danger).toMatchObject({ seq: 6 });
    expect(evidence.lastWords).toMatchObject({ seq: 6 });
    expect(observe(turnsFrom('hello'), surroundings).evidence.security).toBeUndefined();
  });

  it('refuses a row that looks for words which no table has', () => {
    expect(() => saying('rain.detected', 'it rains', 'topic.rain')).toThrow(/topic\.rain/);
  });

  it('needs a message of the contact', () => {
    expect(() => observe([], surroundings)).toThrow(RangeError);
  });
});
