import fc from 'fast-check';
import { extractFacts, maskSecrets } from '../../../core/brief/facts/facts.ts';
import { MAX_READ_CHARS, partsToRead } from '../../../core/brief/facts/parts.ts';

const told = (text: string, context = {}) =>
  extractFacts(text, context).map((fact) => `${fact.name}: ${fact.value}`);
const kinds = (text: string) => extractFacts(text).map((fact) => `${fact.kind} ${fact.value}`);

describe('facts of a message', () => {
  it.each<[string, string[]]>([
    [
      'The nightly export fails with EXP-4031 since Monday, app version 4.12.1 on Windows 11',
      ['error code: EXP-4031', 'since: Monday', 'version: 4.12.1', 'Windows version: 11'],
    ],
    ['I get error code 262144 on my PS4 Pro', ['error code: 262144', 'device: PS4 Pro']],
    ['my order number is 113-4002806-4843420', ['order number: 113-4002806-4843420']],
    [
      'Booking ref ADMOJS, flight BA0769 on 3 March',
      ['booking reference: ADMOJS', 'flight: BA0769', 'departure: 3 March'],
    ],
    ['Refund of $49.99 for invoice INV-20311 please', ['refund: $49.99', 'invoice number: INV-20311']],
    ['iPhone 6 Plus, iOS 11.0.3', ['device: iPhone 6 Plus', 'iOS version: 11.0.3']],
    ['It started 2026-03-02 and the API answers HTTP 503', ['date: 2026-03-02', 'HTTP status: 503']],
    ['call me on +49 30 1234567', ['phone number: +49 30 1234567']],
    [
      'see https://example.com/a?b=1, or mail jörg@müller-büro.de.',
      ['link: https://example.com/a?b=1', 'e-mail address: jörg@müller-büro.de'],
    ],
    [
      'Seit gestern Fehlercode E4012 bei Bestellung 883920',
      ['since: gestern', 'error code: E4012', 'order number: 883920'],
    ],
    ['commande 88213 depuis lundi', ['order number: 88213', 'since: lundi']],
    ['pedido 99123 de 45,90 €', ['order number: 99123', 'amount: 45,90 €']],
    [
      'job 8f14e45f-ceea-467f-a1d0-5e1b2c3d4e5f on db-3.internal',
      ['job id: 8f14e45f-ceea-467f-a1d0-5e1b2c3d4e5f', 'host name: db-3.internal'],
    ],
    ['charged twice, 350 in total', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length > 0) expect(told(text)).toHaveLength(expected.length);
  });

  it.each([
    'I have 3 users, 20 exports and 15 rows, tried it 5 times in 2 hours, page 12',
    'How can I help you today?',
    'the 21st century, 4th floor, 1st class',
    'We may be 100% sure it is 4K or H264 with 8GB',
    'ok ok thanks 👍👍 12/10 would buy',
  ])('leaves ordinary words and numbers alone: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['error run_12ab34cd, please look', ['id run_12ab34cd']],
    ['run 48213377 failed with error code E1061', ['id 48213377', 'code E1061']],
    ['error invalid_client2 when signing in', ['code invalid_client2']],
    ['callback at 5551234 please', ['phone 5551234']],
    ['you can reach us on 07125', ['phone 07125']],
    ['the page turns by 360 and 360 users see it', []],
    ['we need a private subnet of 10.16.220', ['host 10.16.220']],
    ['Spotify version 10.16.220', ['version 10.16.220']],
    ['latest release 1024', ['version 1024']],
    ['after the InDesign CS4 upgrade', ['version CS4']],
    ['X7KQ2 is my booking number', ['id X7KQ2']],
    ['I bought data at 999 instead of 99', ['amount 999', 'amount 99']],
    ['the 735 Chester to Euston', ['date 735']],
    ['the Black Friday voucher does not work', []],
    ['it broke on Black Friday', ['date Black Friday']],
    ['my HP DeskJet 3515 and a Samsung GS7 edge', ['device HP DeskJet 3515', 'device Samsung GS7 edge']],
    ['The Snowflake connector drops rows', ['product Snowflake connector']],
    ['AcmeHelp The Export app hangs', ['product Export app']],
    ['a train from London Paddington to Hereford', ['place London Paddington', 'place Hereford']],
    ['no staff at Twyford Station', ['place Twyford Station']],
    ['we are based in Lyon and open it in Settings', ['place Lyon']],
  ])('files each under its kind: %s', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('reads a bare answer by the question before it', () => {
    expect(told('1946', { askedBy: 'Whats your flight number?' })).toEqual(['flight: 1946']);
    expect(told('AFGVQE', { askedBy: 'Send us your record locator, please.' })).toEqual([
      'booking reference: AFGVQE',
    ]);
    expect(told('1946')).toEqual([]);
  });

  it('recognises a known id again without its cue', () => {
    expect(told('and 19463 left on time', { known: new Map([['19463', 'flight']]) })).toEqual([
      'flight: 19463',
    ]);
  });

  it('masks cards, IBANs and passwords, and keeps an order number that passes Luhn', () => {
    expect(kinds('card 4111 1111 1111 1111')).toEqual(['card •••• 1111']);
    expect(kinds('IBAN DE89 3704 0044 0532 0130 00 bitte')).toEqual(['iban DE•• 3000']);
    expect(kinds('my order number is 4111111111111111')).toEqual(['id 4111111111111111']);
    expect(kinds('IBAN DE89 3704 0044 0532 0130 01')).not.toContain('iban DE•• 3001');
    const text = 'pay 4111 1111 1111 1111 or DE89370400440532013000, password: hunter22 ok';
    expect(maskSecrets(text)).toBe('pay •••• 1111 or DE•• 3000, password: •••• ok');
  });

  it('gives offsets that hold the words, in order and without overlap, on any text', () => {
    const pieces = fc.constantFrom(
      'order ',
      '4111 1111 ',
      '2026-',
      'error code ',
      'iOS 11, 12',
      '@',
      'a.b',
      '£',
      '12:3',
      '\n',
      'since ',
      '#',
      'DE89 ',
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0;
        for (const fact of extractFacts(text)) {
          expect(fact.start).toBeGreaterThanOrEqual(end);
          expect(fact.end).toBeGreaterThan(fact.start);
          expect(fact.name).not.toBe('');
          expect(fact.value).not.toBe('');
          end = fact.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, string]>([
    ['the nightly export NW-EXP-20417 to S3 fails since yesterday with NWX-502.', 'error code: NWX-502'],
    ['Job 48213 fails with NWX-502 since 14:20', 'error code: NWX-502'],
    ['every run ends in NWX-502', 'error code: NWX-502'],
    ['We are on version 4.12.3 and the bucket is s3://acme-reports.', 'link: s3://acme-reports'],
    ['put it on sftp://files.example.com/in, please', 'link: sftp://files.example.com/in'],
    ['Please call 8 December or 3 de mayo de 2024', 'date: 8 December'],
    ['Was ist Ihre Bestellnummer? 883 920 Bestellnummer 883920', 'order number: 883920'],
    ['it is in C:\\tmp\\in/report.final.csv, see', 'file: \\tmp\\in/report.final.csv'],
    ['I sent my last invoice.pdf.', 'file: invoice.pdf'],
    ['unpack ~/in/backup.tar.gz first', 'file: ~/in/backup.tar.gz'],
    ['room 11 2024 USD', 'amount: 2024 USD'],
    ['it costs £ 5 1430 times', 'price: £ 5'],
    ['it was 12 to 15 euros, then 1 200,50 €', 'amount: 1 200,50 €'],
  ])('%s: %s', (text, fact) => {
    expect(told(text)).toContain(fact);
  });

  it('files a ticket of the form of an error code as a ticket where nothing fails with it', () => {
    expect(kinds('The export of ticket AB-1234 fails with an error')).toEqual(['id AB-1234']);
    expect(kinds('my flight ends in row AB-1234')).toEqual(['id AB-1234']);
  });

  it('takes a German question for a number by what the number belongs to', () => {
    expect(told('883920', { askedBy: 'Nennen Sie uns bitte Ihre Bestellnummer' })).toEqual([
      'order number: 883920',
    ]);
    expect(told('883920', { askedBy: 'Can you tell us if the order now works?' })).toEqual([]);
  });

  it('reads the start and the end of a long message, and masks secrets in all of it', () => {
    const filler = 'and so on. '.repeat(1_000);
    const text = `error code E4012 ${filler} order 883920, card 4111 1111 1111 1111 ${filler} since Monday`;
    expect(text.length).toBeGreaterThan(2 * MAX_READ_CHARS);
    expect(told(text)).toEqual(['error code: E4012', 'card number: •••• 1111', 'since: Monday']);
    expect(maskSecrets(text)).not.toContain('4111 1111');
    for (const fact of extractFacts(text).filter(({ kind }) => kind !== 'card'))
      expect(text.slice(fact.start, fact.end)).toBe(fact.value);
  });

  it('never cuts a number in two where it stops reading', () => {
    const texts = Array.from(
      { length: 24 },
      (_, shift) => `${'x'.repeat(shift)} ${'order 88213920 '.repeat(900)}`,
    );
    for (const text of texts) {
      const parts = partsToRead(text);
      expect(parts.reduce((sum, part) => sum + part.text.length, 0)).toBeLessThanOrEqual(MAX_READ_CHARS);
      for (const part of parts) expect(text.startsWith(part.text, part.from)).toBe(true);
      expect(new Set(extractFacts(text).map(({ value }) => value))).toEqual(new Set(['88213920']));
    }
  });

  describe('work', () => {
    const line =
      '2026-03-02T17:30:12.123Z ERROR job 8f14e45f-ceea-467f-a1d0-5e1b2c3d4e5f HTTP 503 from https://api.example.com/v2 (10.0.3.17) EXP-4031\n';
    const traps = [line, '1 ', '+1 ', '1 000 ', 'a.', 'a/', '1-', 'a@', 'DE89 3704 ', 'order number is '];
    const more = [
      'refund of the ',
      'AB12',
      '#',
      'error code is the ',
      'how can i ',
      'code::',
      'flight is ',
      '\t',
    ];

    /** How often an expression is tried on a text or on a window of it. */
    const triesOn = (trap: string, length: number): number => {
      const text = trap.repeat(Math.ceil(length / trap.length)).slice(0, length);
      const tries = jest.spyOn(RegExp.prototype, 'exec');
      extractFacts(text);
      const count = tries.mock.calls.length;
      tries.mockRestore();
      return count;
    };

    it.each([...traps, ...more])('grows with the text, and ends at what is read: %j', (trap) => {
      const half = triesOn(trap, MAX_READ_CHARS / 2);
      const whole = triesOn(trap, MAX_READ_CHARS);
      expect(whole).toBeLessThanOrEqual(2.5 * half + 200);
      // Beyond, only secrets are looked for.
      expect(triesOn(trap, 4 * MAX_READ_CHARS)).toBeLessThanOrEqual(4.5 * whole);
      expect(whole).toBeLessThanOrEqual(20 * MAX_READ_CHARS);
    });
  });
});
