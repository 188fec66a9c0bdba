import { hears } from '../../../core/brief/brief-words.ts';
import { actionOf, outcomeIn } from '../../../core/brief/fix-outcomes.ts';
import { matterOf } from '../../../core/brief/matter.ts';

describe('the words of the brief', () => {
  it.each([
    ['Hi Ryan Why is it slow?', 'Why is it slow?'],
    ['Hi Lee Chia Shiun, the export fails', 'The export fails'],
    ['Hello, All sizes are wrong', 'All sizes are wrong'],
    ['Hello all, my export fails', 'My export fails'],
    ['Hi my export fails', 'My export fails'],
    ['hey hulusupport, season 7 is missing', 'Season 7 is missing'],
  ])('leaves out greeting and name: %s', (text, headline) => {
    expect(matterOf(text)?.line).toBe(headline);
  });

  it.each([
    ['You are the worst company ever! My parcel 88231 has not arrived.', 'My parcel 88231 has not arrived'],
    [
      'I have a problem. The export button does nothing since Monday',
      'The export button does nothing since Monday',
    ],
    ['Can you please tell me whether my pass is valid on Sunday?', 'My pass is valid on Sunday?'],
    [
      'Looking at buying the hub from a friend. Will it work with my plan?',
      'Looking at buying the hub from a friend. Will it work with my plan?',
    ],
    [
      'The 21:20 train to Salisbury. No information at all.',
      'The 21:20 train to Salisbury. No information at all',
    ],
    [
      'While we were on the plane with our bags last night, somebody from the crew slammed the locker and broke my case!',
      'Somebody from the crew slammed the locker and broke my case!',
    ],
  ])('names the matter, not the first words: %s', (text, headline) => {
    expect(matterOf(text)?.line).toBe(headline);
  });

  it.each([
    ['that worked.', 'worked'],
    ['it works until Monday', 'unknown'],
    ['this works, thanks', 'worked'],
    ["it's still not working", 'failed'],
    ['ça ne marche toujours pas', 'failed'],
    ['ça marche', 'worked'],
  ])('hears how it ended: %s', (text, outcome) => {
    expect(outcomeIn(text)).toBe(outcome);
  });

  it('hears what a fix does, and no fix in "video"', () => {
    expect(actionOf('I turned it off and then on')).toBe('restart');
    expect(actionOf('j’ai vidé le cache')).toBe('clear');
    expect(actionOf('the video is black')).toBeNull();
  });

  it('tells "we\'ll" from "well"', () => {
    expect(hears("we'll refund it", 'promise.made')).toBe(true);
    expect(hears('all is well', 'promise.made')).toBe(false);
  });
});
