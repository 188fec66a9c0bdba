import { foldWord } from '../../text/words.ts';
import { nearKeyWord } from './near-words.ts';

/** A text in one plain form: folded words between single spaces, `.` where a sentence ends. */
export type Canonical = {
  readonly text: string;
  /** Where each canonical word lies: in the canonical text (`at`) and in the original (`start`, `end`). */
  readonly places: readonly { readonly at: number; readonly start: number; readonly end: number }[];
};

const piece = /[\p{L}\p{N}\p{M}]+(?:['’`´][\p{L}\p{N}\p{M}]+)*|[.!?;\n…。！？؟]+/gu;
const elided = new Set(['l', 'd', 'j', 'qu', 'n', 's', 'm', 't', 'c', 'un', 'dell', 'all', 'quest', 'parl']);
const LIMIT = 1200;

/** Chat spellings, and the words that they stand for. */
const spellings: Readonly<Record<string, string>> = {
  '2': 'to',
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  plss: 'please',
  pleas: 'please',
  plese: 'please',
  wanna: 'want to',
  gimme: 'give me',
  giv: 'give',
  lemme: 'let me',
  gotta: 'have to',
  tlk: 'talk',
  tlak: 'talk',
  takl: 'talk',
  tolk: 'talk',
  tallk: 'talk',
  took: 'talk',
  tok: 'talk',
  taalk: 'talk',
  talkto: 'talk to',
  speek: 'speak',
  spaek: 'speak',
  spek: 'speak',
  speack: 'speak',
  spk: 'speak',
  sepak: 'speak',
  speakto: 'speak to',
  chatt: 'chat',
  caht: 'chat',
  waant: 'want',
  wnat: 'want',
  wan: 'want',
  wnt: 'want',
  ned: 'need',
  neeed: 'need',
  sum1: 'someone',
  some1: 'someone',
  any1: 'anyone',
  ppl: 'people',
  rep: 'representative',
  reps: 'representative',
  cs: 'customer service',
  csr: 'representative',
  hooman: 'human',
  hoomin: 'human',
  homan: 'human',
  humn: 'human',
  hmuan: 'human',
  persn: 'person',
  prson: 'person',
  pers0n: 'person',
  agnt: 'agent',
  cust: 'customer',
  costumer: 'customer',
  conect: 'connect',
  connet: 'connect',
  transfert: 'transfer',
  tranfer: 'transfer',
  trasfer: 'transfer',
  transfr: 'transfer',
  ai: 'ai',
  bots: 'bot',
  robots: 'robot',
  chatbots: 'chatbot',
  machines: 'machine',
  computers: 'computer',
  humans: 'humans',
  humanbeing: 'human',
  teh: 'the',
  sombody: 'somebody',
  smb: 'somebody',
  wit: 'with',
  wth: 'with',
  wiht: 'with',
  cann: 'can',
  kan: 'kan',
};

function canonicalWord(raw: string): string {
  const folded = foldWord(raw)
    .replaceAll('´', "'")
    .replaceAll(/(\p{L})\1{2,}/gu, '$1');
  const cut = folded.indexOf("'");
  if (cut > 0 && elided.has(folded.slice(0, cut))) {
    return `${folded.slice(0, cut)} ${folded.slice(cut + 1).replaceAll("'", '')}`;
  }
  const joined = folded.replaceAll("'", '');
  return spellings[joined] ?? nearKeyWord(joined) ?? joined;
}

/** The parts of a text that are read: all of a short one, both ends of a long one. */
function windows(text: string): { from: number; part: string }[] {
  if (text.length <= LIMIT) return [{ from: 0, part: text }];
  const half = LIMIT / 2;
  return [
    { from: 0, part: text.slice(0, half) },
    { from: text.length - half, part: text.slice(text.length - half) },
  ];
}

/** Brings a text of any length and script into canonical form. */
export function canonicalise(text: string): Canonical {
  const places: { at: number; start: number; end: number }[] = [];
  let canonical = ' ';
  for (const { from, part } of windows(text)) {
    if (from > 0) canonical += '. ';
    for (const match of part.matchAll(piece)) {
      const start = from + match.index;
      places.push({ at: canonical.length, start, end: start + match[0].length });
      canonical += `${/^[\p{L}\p{N}\p{M}]/u.test(match[0]) ? canonicalWord(match[0]) : '.'} `;
    }
  }
  return { text: canonical, places };
}

/** The span in the original of a stretch of the canonical text. */
export function originalSpan(
  { places }: Canonical,
  from: number,
  to: number,
): { start: number; end: number } {
  const inside = places.filter((place, i) => {
    const next = places[i + 1]?.at ?? Number.POSITIVE_INFINITY;
    return place.at < to && next > from + 1;
  });
  return { start: inside[0]?.start ?? 0, end: inside.at(-1)?.end ?? 0 };
}
