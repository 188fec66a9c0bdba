import { idCueBefore } from './cues.ts';
import { type Fact, factAt, matchFacts, wordsBefore } from './types.ts';

/** Payment cards (Luhn), IBANs (mod 97) and passwords or keys: recognised so that they are masked everywhere. */
export function findSecrets(text: string): Fact[] {
  return [...findCards(text), ...findIbans(text), ...findKeys(text)];
}

function findCards(text: string): Fact[] {
  return matchFacts(text, /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, (match) => {
    const digits = match[0].replace(/\D/g, '');
    if (!/^(?:4|5[1-5]|2[2-7]|3[0-9]|6)/.test(digits) || !passesLuhn(digits)) return null;
    // One order number in ten passes Luhn by chance: a number that is named as one stays one.
    if (idCueBefore(wordsBefore(text, match.index))) return null;
    return factAt(match, 'card', 'card number', match[0], `•••• ${digits.slice(-4)}`);
  });
}

function findIbans(text: string): Fact[] {
  return matchFacts(
    text,
    /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])/g,
    (match) => {
      const iban = longestIban(match[0]);
      if (!iban) return null;
      const compact = iban.replace(/ /g, '');
      return factAt(
        match,
        'iban',
        'IBAN',
        iban,
        `${compact.slice(0, 2).toUpperCase()}•• ${compact.slice(-4)}`,
      );
    },
  );
}

/** The longest beginning, cut between words, that is a valid IBAN: the words after it may look like more of it. */
function longestIban(text: string): string | null {
  for (let end = text.length; end >= 15; end = text.lastIndexOf(' ', end - 1)) {
    const candidate = text.slice(0, end);
    if (isIban(candidate.replace(/ /g, '').toUpperCase())) return candidate;
  }
  return null;
}

const keyPattern =
  /\b(?:(?:sk|pk|rk)_(?:live|test)_\w{8,80}|gh[pousr]_\w{20,80}|xox[abpr]-[\w-]{10,80}|AKIA[0-9A-Z]{16}|eyJ[\w-]{10,400}\.[\w-]{4,800}(?:\.[\w-]{0,400})?)/g;
const passwordPattern =
  /\b(?:password|passwort|passcode|mot de passe|contraseña|api[ -]?key|secret|pin)(?:\s?[:=]\s?|\s(?:is|ist|est|es)\s)(?<secret>(?=[^\s]{0,40}\d)[^\s,;]{4,64})/gi;

function findKeys(text: string): Fact[] {
  const keys = matchFacts(text, keyPattern, (m) => factAt(m, 'secret', 'key', m[0], '••••'));
  const passwords = matchFacts(text, passwordPattern, (m) =>
    factAt(m, 'secret', 'password', m.groups?.secret ?? m[0], '••••'),
  );
  return [...keys, ...passwords];
}

/** The Luhn check of ISO/IEC 7812. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** The length that each country's IBAN has (SWIFT's registry): without it one text in 97 would pass by chance. */
const ibanLengths: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 13616: the four leading characters moved behind, letters as 10 to 35, remainder 1 modulo 97. */
export function isIban(compact: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact) || ibanLengths[compact.slice(0, 2)] !== compact.length)
    return false;
  let remainder = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
