import { heardAt } from '../../../../core/sentiment/heard.ts';
import { moodAt } from '../../../../core/sentiment/mood.ts';
import { fingerprint, jaccard, trigramCosine } from '../../../../core/text/similarity.ts';
import { detectDanger } from '../../../../core/triage/detectors/danger.ts';
import { findInContact } from '../../../../core/triage/detectors/detector-phrases.ts';
import { detectFailedFixes } from '../../../../core/triage/detectors/failed-fixes.ts';
import { detectLoop } from '../../../../core/triage/detectors/loop.ts';
import { detectMood } from '../../../../core/triage/detectors/mood.ts';
import type { DetectorTurn } from '../../../../core/triage/detectors/turn.ts';
import { detectUnansweredQuestions } from '../../../../core/triage/detectors/unanswered-question.ts';

const talk = (...lines: string[]): DetectorTurn[] =>
  lines.map((line, i) => ({
    seq: i + 1,
    by: line.startsWith('A:') ? 'assistant' : 'contact',
    text: line.replace(/^[AC]: ?/, ''),
  }));
const says = (text: string): DetectorTurn[] => [{ seq: 7, by: 'contact', text }];

describe('similarity', () => {
  it.each([
    [
      'Please clear your cache and restart the app.',
      'Try to clear the cache, then restart your app.',
      0.666667,
      0.666701,
    ],
    ['My export fails with error 502', 'export keeps failing, error 502 again', 0.428571, 0.547723],
  ])('%s', (a, b, j, c) => {
    expect(jaccard(fingerprint(a).tokens, fingerprint(b).tokens)).toBeCloseTo(j, 6);
    expect(trigramCosine(fingerprint(a), fingerprint(b))).toBeCloseTo(c, 6);
  });
});

describe('loop', () => {
  const answer = 'A: Please clear your cache and restart the app.';
  const again = 'A: Try to clear the cache, then restart your app.';

  it('joins a repeated answer with a reformulation', () => {
    const loop = detectLoop(
      talk('C: My export fails with error 502', answer, 'C: export keeps failing, error 502 again', again),
    );
    expect(loop.found).toBe(true);
    expect(loop.evidence.map((each) => each.seq)).toEqual([3, 4]);
  });

  it('needs more than one repeated answer', () => {
    const loop = detectLoop(
      talk('C: My export fails with error 502', answer, 'C: and my invoice shows a wrong address', again),
    );
    expect(loop.repeatedAnswers).toHaveLength(1);
    expect(loop.found).toBe(false);
    expect(loop.evidence).toEqual([]);
  });

  it('joins a repeated answer with the same thing asked again', () => {
    const turns = talk('C: order trouble today', answer, 'C: 4711 blue sofa', again).map((turn) =>
      turn.by === 'assistant' ? { ...turn, askedSlot: 'orderNumber' } : turn,
    );
    expect(detectLoop(turns).repeatedQuestions).toHaveLength(1);
    expect(detectLoop(turns).found).toBe(true);
  });

  it('takes two articles said again without news', () => {
    const texts = ['one way', 'another thing entirely', 'wholly different words', 'final remark here'];
    const turns = texts
      .map((text, i) => ({ seq: i + 1, by: 'assistant' as const, text, articleIds: ['x'] }))
      .slice(0, 3);
    const loop = detectLoop(turns);
    expect(loop.repeatedArticles).toHaveLength(2);
    expect(loop.found).toBe(true);
    expect(detectLoop(turns.map((turn) => ({ ...turn, newFact: true }))).found).toBe(false);
  });

  it('takes four assistant turns without a new fact', () => {
    const turns = talk(
      'C: my printer jams',
      'A: one',
      'C: no',
      'A: two',
      'C: no',
      'A: three',
      'C: no',
      'A: four',
    );
    expect(detectLoop(turns)).toMatchObject({ found: true, turnsWithoutNewFact: 4 });
    expect(detectLoop(turns.slice(0, 7)).found).toBe(false);
  });
});

describe('mood', () => {
  it('gives the mood of the last message, the running mean and the slope', () => {
    const turns = talk('C: My export fails', 'A: Try it again.', 'C: I already told you I did!');
    const [first, last] = [0, 2].map((i) => moodAt(heardAt(turns.slice(0, i + 1))).value);
    expect(detectMood(turns)).toMatchObject({ last, slope3: null, evidence: { seq: 3 } });
    expect(detectMood(turns).mean).toBeCloseTo((first! + last!) / 2, 10);
    expect(detectMood(turns.slice(0, 1))).toMatchObject({ last: first, evidence: undefined });
  });

  it('knows nothing before the first message', () => {
    expect(detectMood([])).toEqual({ last: null, mean: null, slope3: null, evidence: undefined });
  });
});

describe('failed fixes', () => {
  it.each([
    ["That didn't help."],
    ['I already tried that, still the same error'],
    ['Das hat leider nicht geholfen'],
    ['Ça ne marche toujours pas'],
    ['sigue sin funcionar'],
  ])('counts "%s" against the step before', (text) => {
    const found = detectFailedFixes(
      talk('C: my router is slow', 'A: Please restart the router.', `C: ${text}`),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ failed: { seq: 3 } });
  });

  it('keeps quiet about success and about nothing', () => {
    expect(
      detectFailedFixes(talk('C: slow', 'A: Please restart the router.', 'C: That worked, thanks!')),
    ).toEqual([]);
    expect(detectFailedFixes([])).toEqual([]);
  });
});

describe('topics', () => {
  it.each(['this is URGENT', 'I need this today', 'Es ist dringend', 'c’est urgent'])(
    'urgent: %s',
    (text) => {
      expect(findInContact(says(text), 'topic.urgency')).toHaveLength(1);
    },
  );
  it.each([
    'your website is down',
    'nobody in our office can log in',
    'Der Server ist nicht erreichbar',
    'is there an outage?',
  ])('outage: %s', (text) => {
    expect(findInContact(says(text), 'topic.outage')[0]).toMatchObject({ seq: 7 });
  });
  it.each([
    'you will hear from my lawyer',
    'I will sue you',
    'a GDPR request',
    'Ich gehe zum Anwalt',
    'DSGVO-Auskunft bitte',
  ])('legal: %s', (text) => {
    expect(findInContact(says(text), 'topic.legal')).toHaveLength(1);
  });
  it.each([
    'someone used my card in Spain',
    'my account was hacked',
    'I don’t recognise this charge',
    'Mein Konto wurde gehackt',
  ])('security: %s', (text) => {
    expect(findInContact(says(text), 'topic.security')).toHaveLength(1);
  });
  it.each([
    'How do I change my address?',
    'Wo finde ich meine Rechnung?',
    'the delivery was fine',
    'issue with my order',
    '',
  ])('none: %s', (text) => {
    const topics = ['topic.urgency', 'topic.outage', 'topic.legal', 'topic.security'];
    expect(findInContact(says(text), ...topics)).toEqual([]);
  });
  it('reads only the contact', () => {
    expect(findInContact(talk('A: our service is down'), 'topic.outage')).toEqual([]);
  });
});

describe('danger', () => {
  it.each([
    'I want to kill myself',
    'i dont want to live anymore',
    "I don't want to be alive",
    'thinking about suicide',
    'I wish I was dead',
    'i want to die',
    'Would it be better if I wanted… I just wanna die!',
    'honestly gonna kms',
    'my daughter says she wants to die',
    "no I am not okay, I can't go on like this",
    'Ich will nicht mehr leben',
    'Ich bringe mich um',
    'je veux mourir',
    'quiero morir',
    'voglio morire',
    'хочу умереть',
    '死にたい',
  ])('self-harm: %s', (text) => {
    expect(detectDanger(says(text))).toMatchObject([{ kind: 'selfHarm' }]);
  });
  it.each([
    'my husband hits me',
    'I will kill you all',
    'Er bedroht mich',
    'he is going to kill us',
    'someone has a gun',
    'I am going to shoot you',
  ])('threat: %s', (text) => {
    expect(detectDanger(says(text))).toMatchObject([{ kind: 'threat' }]);
  });
  it.each([
    'the charger caught fire',
    'it smells like gas here',
    'my son got an electric shock',
    'Das Gerät brennt',
    'the battery exploded in my hand',
    'there is smoke coming from the adapter',
    'I am not sure but it smells like gas',
    'no idea why, it is smoking',
    'my phone got so hot it burned my hand',
    'I can’t breathe',
    'she is having a seizure',
    'it is not working and now it is sparking',
    'Da kommt Rauch aus dem Kasten',
    'mi cargador explotó',
  ])('physical: %s', (text) => {
    expect(detectDanger(says(text))).toMatchObject([{ kind: 'physical' }]);
  });
  it.each([
    'my battery died',
    'how do I kill the process?',
    'this is killing me',
    'Wo ist die Rechnung?',
    'I would rather die than use this app again',
    'I like die Karte',
    'the app crashed',
    // Words that mean something else here.
    'How do I rotate the KMS key for my bucket?',
    'Is kms supported in eu-west-1?',
    'We want to use kms with our own keys',
    'The charger cable is 2 kms away from here',
    'I will shoot you an email later',
    'They hit us with a late fee',
    'Is smoking allowed in the room?',
    'Our team is on fire this quarter',
    'How do I mirror my Fire TV?',
    'How do I explode an array column in the query?',
    'Costs exploded after the migration',
    'How do I change the stroke width of an icon?',
    'The screen looks like dead pixels',
    'We suspect DNS cache poisoning',
    'My boss will kill me if this is late',
    'the session is going to die after ten minutes',
    'The knife set has a knife missing',
    'Virenschutz meldet eine Bedrohung',
    'Die LED brennt rot',
    'Verletzt das die AGB?',
    'Die Kosten explodieren',
    'assurance incendie : comment la résilier ?',
    // Denials.
    "I don't smell smoke",
    'There is no smoke coming out of it',
    'no gas leak, just a strange noise',
    'Nobody was injured',
    "It's not on fire or anything",
    'nothing is burning, it is only warm',
    "don't worry, I'm not suicidal",
    'It did not catch fire',
    'Es raucht nicht',
    'Niemand wurde verletzt',
    'il n’y a pas d’incendie',
    'no hay incendio',
    '',
    '🔥',
  ])('no danger: %s', (text) => {
    expect(detectDanger(says(text))).toEqual([]);
  });
});

describe('repeat contact', () => {
  it.each([
    'this is the third time I write',
    'I called you twice',
    'I already contacted support',
    'Ich habe schon dreimal angerufen',
  ])('by words: %s', (text) => {
    expect(findInContact(says(text), 'repeat.came-back')).toHaveLength(1);
  });
  it('not by a greeting', () => {
    expect(findInContact(says('hello'), 'repeat.came-back')).toEqual([]);
  });
});

describe('unanswered questions', () => {
  it('finds a question that no reply takes up', () => {
    const turns = talk(
      'C: Hi. Can I bring a folding bicycle on the train?',
      'A: Our opening hours are nine to five on weekdays.',
    );
    expect(detectUnansweredQuestions(turns)).toEqual([
      { seq: 1, quote: 'Can I bring a folding bicycle on the train?' },
    ]);
  });
  it('leaves answered and waiting ones alone', () => {
    expect(
      detectUnansweredQuestions(
        talk('C: Can I bring a bicycle?', 'A: Yes, a bicycle may be brought along on weekends.'),
      ),
    ).toEqual([]);
    expect(detectUnansweredQuestions(talk('C: Can I bring a bicycle?'))).toEqual([]);
  });
});

describe('odd input', () => {
  const odd = [
    '',
    '😀😡',
    'x'.repeat(20_000),
    'still not working '.repeat(1200),
    'שלום, זה לא עובד',
    '[ERR] at a.b(c.js:1)\n'.repeat(900),
    '?'.repeat(20_000),
  ];
  it.each(odd)('every detector ends quickly', (text) => {
    const turns = talk(`C: ${text}`, `A: ${text}`, `C: ${text}`);
    for (const detect of [detectLoop, detectFailedFixes, detectDanger, detectUnansweredQuestions])
      expect(() => detect(turns)).not.toThrow();
  });
});
