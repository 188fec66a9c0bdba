import { featureCatalogue, featureCodeVersion } from '../../../../core/triage/score/features.ts';
import { type ScoreModel, scoreModelSchema } from '../../../../core/triage/score/model.ts';
import { scoreFeatures } from '../../../../core/triage/score/score.ts';
import { structuralFeatures, wordOverlap } from '../../../../core/triage/score/structural.ts';
import { makeScoreModel } from '../../../../scripts/learning/make-score-model.ts';
import { shippedModel, shippedModelText } from '../shipped-model.ts';

const model = shippedModel();

describe('the model that is shipped', () => {
  it('is whole, and named by its content', () => {
    expect(model.featureCodeVersion).toBe(featureCodeVersion);
    const { version, ...body } = model;
    expect(makeScoreModel(body).version).toBe(version);
  });

  it('uses features of the catalogue, with their bounds and in the direction of their meaning', () => {
    for (const { name, bounds, actionable, weight } of model.features) {
      const spec = featureCatalogue[name as keyof typeof featureCatalogue];
      expect([name, bounds, actionable]).toEqual([name, spec.bounds, spec.actionable]);
      if (spec.largerSpeaksFor === 'person') expect(weight).toBeGreaterThanOrEqual(0);
      if (spec.largerSpeaksFor === 'assistant') expect(weight).toBeLessThanOrEqual(0);
    }
  });

  it('has a card that names its licences, its promise and its limits', () => {
    expect(model.card.data.map((set) => set.licence)).toEqual(['MIT', 'Apache-2.0']);
    expect(model.threshold).toMatchObject({ alpha: 0.05, delta: 0.1, method: 'ltt', guaranteed: true });
    expect(model.card.limits.join(' ')).toMatch(/not evidence about real customers/);
  });

  it.each([
    ['a weight', (m: ScoreModel) => (m.features[0]!.weight += 0.1)],
    ['the threshold', (m: ScoreModel) => (m.threshold.tau = 1)],
    ['the card', (m: ScoreModel) => (m.card.limits = ['none'])],
    ['a field', (m: ScoreModel) => Object.assign(m, { extra: 1 })],
    ['the covariance', (m: ScoreModel) => m.covariance.pop()],
  ])('is refused after a change of %s', (_what, change) => {
    const copy = JSON.parse(shippedModelText()) as ScoreModel;
    change(copy);
    expect(scoreModelSchema.safeParse(copy).success).toBe(false);
  });
});

describe('scoring', () => {
  it('knows nothing of inherited names, and calls that missing', () => {
    const scored = scoreFeatures(model, Object.create({ turn_index: 1 }));
    expect(scored).toMatchObject({ known: false, exceedsThreshold: true });
    expect(scored.known ? [] : scored.unknown).toHaveLength(model.features.length);
  });
});

describe('structure', () => {
  const say = (by: 'contact' | 'assistant', text: string) => ({ by, words: text.split(' ') }) as const;
  const talk = [
    say('contact', 'my export fails with error 502'),
    say('assistant', 'please clear your cache and restart'),
    say('contact', 'my export still fails with error 502'),
    say('assistant', 'please clear your cache and restart now'),
    say('contact', 'hm'),
  ];

  it('counts what was said', () => {
    const features = structuralFeatures(talk);
    expect(features).toMatchObject({ first_turn: 0, turn_index: 2, reformulations: 1, own_repetition: 0 });
    expect(features.loop_sim).toBeCloseTo(6 / 7, 9);
    expect(features.turns_without_new_fact).toBe(2);
    expect(features.message_length).toBeCloseTo(Math.log(2), 9);
    expect(features.reply_length).toBeCloseTo(Math.log(8), 9);
  });

  it('never looks at what came after the last customer message', () => {
    const later = [...talk, say('assistant', 'something quite different came after that')];
    expect(structuralFeatures(later)).toEqual(structuralFeatures(talk));
  });

  it('starts at zero', () => {
    expect(structuralFeatures(talk.slice(0, 1))).toMatchObject({
      first_turn: 1,
      loop_sim: 0,
      reply_length: 0,
    });
    expect(() => structuralFeatures(talk.slice(1, 2))).toThrow(RangeError);
  });

  it('does not compare very short turns', () => {
    expect(wordOverlap(['ok', 'thanks'], ['ok', 'thanks'])).toBe(0);
    expect(wordOverlap(['a', 'b', 'c'], ['c', 'b', 'a'])).toBe(1);
  });

  it('stays within the bounds of the catalogue for a conversation of any length', () => {
    const long = Array.from({ length: 300 }, () => say('contact', 'the same words again'));
    for (const [name, value] of Object.entries(structuralFeatures(long))) {
      const [low, high] = featureCatalogue[name as keyof typeof featureCatalogue].bounds;
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  });
});
