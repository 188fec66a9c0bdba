import { applyFixes, extractFixes } from '../../../core/brief/fixes.ts';
import type { Turn } from '../../../core/text/turn.ts';

const talk = (...lines: [Turn['by'], string][]): Turn[] =>
  lines.map(([by, text], at) => ({ seq: at + 1, by, text }));
const short = (turns: Turn[]) =>
  extractFixes(turns).map((fix) => `${fix.by} ${fix.outcome} ${fix.seq}/${fix.outcomeSeq ?? '-'}`);

describe('attempted fixes', () => {
  it.each<[string, string]>([
    ['I restarted it, did not help', 'failed'],
    ["I've already tried clearing the cache twice. No luck.", 'failed'],
    ['Tried the reinstall and still cant get in', 'failed'],
    ['I reset the router and that worked', 'worked'],
    ['We reinstalled the connector on Friday.', 'unknown'],
    ['Did rebot router few times and still not working.', 'failed'],
    ['Ich habe den Rechner neu gestartet, hat nicht geholfen', 'failed'],
    ["J'ai déjà redémarré, ça ne marche pas", 'failed'],
    ['He reiniciado el equipo y sigue igual', 'failed'],
  ])('of the contact: %s', (text, outcome) => {
    expect(extractFixes(talk(['contact', text]))).toEqual([
      expect.objectContaining({ by: 'contact', outcome, seq: 1 }),
    ]);
  });

  it.each([
    'My export fails since Monday',
    'Can I reset my password?',
    'I want a refund',
    'Should I restart it?',
    'Thanks!',
  ])('hears no attempt in: %s', (text) => {
    expect(extractFixes(talk(['contact', text]))).toEqual([]);
  });

  it('updates a suggestion by the answer that follows', () => {
    expect(
      short(talk(['assistant', 'Please restart the sync agent.'], ['contact', 'That worked, thanks!'])),
    ).toEqual(['assistant worked 1/2']);
    expect(
      short(talk(['assistant', 'Please restart the sync agent.'], ['contact', 'Still the same error'])),
    ).toEqual(['assistant failed 1/2']);
    expect(
      short(
        talk(
          ['agent', 'Could you try logging out and in again?'],
          ['contact', 'Logged out and in, did not help'],
        ),
      ),
    ).toEqual(['agent failed 1/2']);
  });

  it('takes "I tried and it is the same" for the suggestion before it', () => {
    const suggested: [Turn['by'], string] = ['agent', 'Could you try reinstalling the app?'];
    expect(short(talk(suggested, ['contact', 'i tried and its still the same']))).toEqual([
      'agent failed 1/2',
    ]);
    expect(short(talk(suggested, ['contact', 'Gave it a shot. Still running into the same bug.']))).toEqual([
      'agent failed 1/2',
    ]);
  });

  it.each<[string, string, string]>([
    ['Kindly restart your router.', 'But I get this: unable to connect to the server', 'agent failed 1/2'],
    ['Did you try power cycling the printer?', 'I did the hard reboot, nothing worked', 'agent failed 1/2'],
    ['Best thing to try here is a reinstall.', "I've done that. Still nothing.", 'agent failed 1/2'],
    [
      'The line is fine, kindly restart the handset and test.',
      'It keeps saying no service',
      'agent failed 1/2',
    ],
    ['Could you check that sync is switched on?', 'Yes, I have checked that', 'agent failed 1/2'],
    ['The credit has been added to your plan.', 'Thank you for solving this', 'agent worked 1/2'],
    ['Can you reinstall the app?', "I'll try that, it still hangs", 'agent unknown 1/-'],
    ['Here are the troubleshooting steps: <LINK>', 'Let me try', 'agent unknown 1/-'],
  ])('%s – %s', (suggested, answer, expected) => {
    expect(short(talk(['agent', suggested], ['contact', answer]))).toEqual([expected]);
  });

  it.each<[string, string]>([
    ['Fixed by choosing ZIP in the settings', 'worked'],
    ['I solved it by myself. I had to factory reset the box', 'worked'],
    ['Restarting has not helped.', 'failed'],
    ['AcmeSupport Tried rebooting as well as logging out and back in, still no difference.', 'failed'],
    ['If I click Save it does nothing', 'failed'],
    ['Tried other browsers and the same happens', 'failed'],
    ['Turned it off and on and it wont make a difference', 'failed'],
  ])('of the contact, told in other ways: %s', (text, outcome) => {
    const fixes = extractFixes(talk(['contact', text]));
    expect(fixes.map((fix) => fix.outcome)).toEqual([outcome]);
  });

  it('takes back what worked and did not last', () => {
    const turns: [Turn['by'], string][] = [
      ['agent', 'Please restart the box.'],
      ['contact', 'That worked, thanks!'],
      ['contact', 'Spoke too soon. It stopped working.'],
    ];
    expect(short(talk(...turns))).toEqual(['agent failed 1/3']);
  });

  it.each(['I tried to book a flight for Friday', 'I will restart it later', 'Did not hear back from you'])(
    'tells no attempt: %s',
    (text) => {
      expect(extractFixes(talk(['contact', text]))).toEqual([]);
    },
  );

  it('does not take "restored from a back up" for a success', () => {
    const text = 'When I restored from back up I tried deleting the app, but nothing loads';
    expect(extractFixes(talk(['contact', text])).some((fix) => fix.outcome === 'worked')).toBe(false);
  });

  it('keeps an attempt of the contact apart from a suggestion of something else', () => {
    const fixes = short(
      talk(
        ['assistant', 'Try clearing your browser cache.'],
        ['contact', 'I restarted the laptop, no change'],
      ),
    );
    expect(fixes).toEqual(['assistant unknown 1/-', 'contact failed 2/2']);
  });

  it('takes numbered steps as one fix and all of it as answered by "I did all of that"', () => {
    const steps = 'To fix EXP-4031:\n1. Open Settings.\n2. Select Destinations.\n3. Press Re-authorise.';
    const fixes = extractFixes(
      talk(['assistant', steps], ['contact', 'I did all of that. Still not working']),
    );
    expect(fixes).toEqual([
      {
        what: 'Open Settings; Select Destinations; Press Re-authorise',
        by: 'assistant',
        outcome: 'failed',
        seq: 1,
        outcomeSeq: 2,
      },
    ]);
  });

  it('is no fix to be asked for a direct message', () => {
    expect(
      extractFixes(talk(['agent', 'Please DM us your account number. Please send us a screenshot.'])),
    ).toEqual([]);
  });

  it('does not change the list it is given and stays bounded', () => {
    const first = applyFixes([], { seq: 1, by: 'assistant', text: 'Please restart it.' });
    const frozen = Object.freeze(first.map((fix) => Object.freeze(fix)));
    expect(applyFixes(frozen, { seq: 2, by: 'contact', text: 'did not help' })[0]?.outcome).toBe('failed');
    expect(frozen[0]?.outcome).toBe('unknown');
    const many = Array.from({ length: 300 }, (_, at) => ({
      seq: at + 1,
      by: 'contact' as const,
      text: 'I restarted it, did not help',
    }));
    expect(extractFixes(many).length).toBeLessThanOrEqual(40);
  });
});
