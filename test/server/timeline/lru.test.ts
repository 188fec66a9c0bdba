import { makeUp } from '../../../scripts/bench/made-up.ts';
import { createLru } from '../../../server/timeline/lru.ts';
import { roughBytes } from '../../../server/timeline/rough-bytes.ts';

describe('what a process keeps in memory', () => {
  it('stays below its bound however large the values are, and forgets what was used longest ago', () => {
    const bound = 1_000_000;
    const kept = createLru<{ text: string }>(bound);
    kept.set('used', { text: 'x'.repeat(1_000) });
    for (let index = 0; index < 500; index += 1) {
      kept.set(`conversation-${index}`, { text: 'x'.repeat((index % 50) * 2_000) });
      expect(kept.get('used')).toBeDefined();
      expect(kept.bytes()).toBeLessThanOrEqual(bound);
    }
    expect(kept.bytes()).toBeGreaterThan(bound / 2);
    expect(kept.get('conversation-499')).toBeDefined();
    expect(kept.get('conversation-0')).toBeUndefined();
    for (let index = 0; index < 500; index += 1) kept.delete(`conversation-${index}`);
    kept.delete('used');
    expect(kept.bytes()).toBe(0);
  });

  it('keeps nothing that alone is larger than the bound', () => {
    const kept = createLru<string>(1_000);
    kept.set('large', 'x'.repeat(1_000));
    expect(kept.get('large')).toBeUndefined();
    expect(kept.bytes()).toBe(0);
  });

  it('is estimated at more than its text, however it is nested', () => {
    const { conversation } = makeUp(30, new Date(0), { workspaceId: 'w', hasEnded: false });
    const characters = JSON.stringify(conversation).length;
    expect(roughBytes(conversation)).toBeGreaterThan(characters);
    expect(roughBytes({ list: [conversation, conversation] })).toBeGreaterThan(2 * characters);
  });
});
