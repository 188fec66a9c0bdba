import { type MessageCues, readCues } from '../../core/sentiment/cues.ts';
import { headAndTail } from '../../core/text/clip.ts';
import { jaccard } from '../../core/text/similarity.ts';
import type { Turn } from '../../core/text/turn.ts';
import { words } from '../../core/text/words.ts';

/** A turn of a conversation as the features see it. */
export type SpokenTurn = Pick<Turn, 'by' | 'text'>;

/** What a reply says about itself: nothing found, can't, sorry; asks back; asks to confirm. */
const failing =
  /\b(?:sorry|unable|unfortunately|afraid|apolog\w*|cannot|can't|couldn't|could not|can not|not able|no match\w*|nothing|not found|didn't find|did not find|don't have|do not have|doesn't have|does not have|there (?:are|is|'s|were) no|there aren't|there isn't|no (?:such|other|luck|results?)|not (?:available|possible)|unavailable|fail\w*|unsuccessful|error|leider|nicht (?:gefunden|moglich|verfugbar)|kein\w*|tut mir leid|desole\w*|malheureusement|lo siento|desafortunadamente|purtroppo)\b/giu;
const confirming =
  /\b(?:confirm|correct\?|is that (?:right|ok|okay|correct)|please verify|stimmt das|korrekt)\b/iu;
const denying =
  /\b(?:no|not|n't|nope|don't|dont|doesn't|didn't|isn't|wasn't|never|none|nein|nicht|kein\w*|non|pas|nao)\b/giu;
const correcting =
  /\b(?:i (?:said|meant|mean|asked|told|already|just|wanted)|actually|instead|rather|wrong|incorrect|not what|that's not|that is not|no,|i need|i want(?:ed)?|what about|try again|again|different|change|ich (?:meinte|sagte)|stattdessen|sondern|falsch)\b/giu;
const settled =
  /\b(?:thanks?|thank you|perfect|great|good|bye|goodbye|that's all|that is all|sounds good|awesome|cool|danke|tschuss|merci|gracias)\b/giu;
const accepting = /^\W*(?:yes|yeah|yep|yup|sure|ok|okay|right|correct|ja|genau|oui|si)\b/iu;
const asking = /^\W*(?:what|where|when|which|who|how|is|are|do|does|can|could|will|would)\b/iu;

const hits = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const overlap = (a: readonly string[], b: readonly string[]): number => jaccard(new Set(a), new Set(b));

const coverage = (a: readonly string[], b: readonly string[]): number => {
  if (a.length === 0) return 0;
  const right = new Set(b);
  return a.filter((word) => right.has(word)).length / a.length;
};

const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** Fades by this factor per exchange: what went wrong five turns ago still colours the mood a little. */
const MEMORY = 0.65;

const faded = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum * MEMORY + value, 0) * (1 - MEMORY);

type Exchange = {
  readonly message: string;
  readonly own: readonly string[];
  readonly cues: MessageCues;
  readonly reply: string;
  readonly replyWords: readonly string[];
};

/** Each message with the replies that came before it, back to the message before. */
function exchangesOf(turns: readonly SpokenTurn[], last: number): Exchange[] {
  const exchanges: Exchange[] = [];
  let reply = '';
  for (const { by, text } of turns.slice(0, last + 1)) {
    if (by !== 'contact') {
      reply = reply === '' ? headAndTail(text) : `${reply} ${headAndTail(text)}`;
      continue;
    }
    const message = headAndTail(text);
    const cues = readCues(message);
    exchanges.push({ message, own: cues.words, cues, reply, replyWords: words(reply) });
    reply = '';
  }
  return exchanges;
}

const damp = (count: number): number => Math.log1p(count);
const displeasure = ({ counts }: MessageCues): number =>
  damp(counts.outrage * 2 + counts.displeased + counts.deniedPraise * 2);

function describe(exchanges: readonly Exchange[]) {
  const now = exchanges.at(-1)!;
  const before = exchanges.slice(0, -1);
  const previous = before.at(-1);
  const replies = exchanges.map((each) => each.replyWords);
  const failures = exchanges.map((each) => Math.min(1, hits(each.reply, failing)));
  const denials = exchanges.map((each) => Math.min(2, hits(each.message, denying)));
  const corrections = exchanges.map((each) => Math.min(2, hits(each.message, correcting)));
  const repeats = exchanges.map((each, i) =>
    largest(exchanges.slice(Math.max(0, i - 3), i).map((other) => overlap(other.own, each.own))),
  );
  const sameReplies = replies.map((reply, i) =>
    largest(replies.slice(Math.max(0, i - 4), i).map((other) => overlap(other, reply))),
  );
  const known = new Set(before.flatMap((each) => [...each.own, ...each.replyWords]));
  const { counts, marks } = now.cues;
  return {
    first: Number(before.length === 0),
    second: Number(before.length === 1),
    index: damp(before.length),
    length: damp(now.own.length),
    short: Number(now.own.length <= 3),
    trouble: damp(counts.trouble),
    displeased: displeasure(now.cues),
    praise: damp(counts.praise),
    thanks: damp(counts.thanks),
    negation: damp(counts.negation),
    denied: Number(counts.deniedPraise > 0),
    waiting: damp(counts.waiting),
    question: Number(marks.questions > 0 || asking.test(now.message)),
    exclaims: damp(marks.exclamations),
    shouts: damp(marks.shouted),
    denies: denials.at(-1)!,
    startsWithNo: Number(/^\W*(?:no|nope|nein|non)\b/iu.test(now.message)),
    corrects: corrections.at(-1)!,
    settled: damp(hits(now.message, settled)),
    accepts: Number(accepting.test(now.message)),
    repeats: repeats.at(-1)!,
    repeatsLast: previous ? overlap(previous.own, now.own) : 0,
    novelty: now.own.length === 0 ? 0 : now.own.filter((word) => !known.has(word)).length / now.own.length,
    echoesReply: coverage(now.own, now.replyWords),
    replyFails: Math.min(3, hits(now.reply, failing)),
    replyFailed: failures.at(-1)!,
    replyLength: damp(now.replyWords.length),
    replyAsks: Number(now.reply.includes('?')),
    replyConfirms: Number(confirming.test(now.reply)),
    replyAnswers: previous ? coverage(previous.own, now.replyWords) : 0,
    replyRepeats: sameReplies.at(-1)!,
    replyNumbers: damp(hits(now.reply, /\d+/g)),
    failuresBefore: faded(failures.slice(0, -1)),
    failedTwice: Number(failures.at(-1) === 1 && failures.slice(-4, -1).includes(1)),
    failures: damp(failures.reduce((sum, value) => sum + value, 0)),
    failureShare: failures.reduce((sum, value) => sum + value, 0) / exchanges.length,
    deniesBefore: faded(denials.slice(0, -1)),
    correctsBefore: faded(corrections.slice(0, -1)),
    repeatsBefore: faded(repeats.slice(0, -1)),
    sameRepliesBefore: faded(sameReplies.slice(0, -1)),
    displeasedBefore: faded(before.map((each) => displeasure(each.cues))),
    failedAndDenied: failures.at(-1)! * Math.min(1, denials.at(-1)!),
    failedAndRepeated: failures.at(-1)! * repeats.at(-1)!,
    deniedAndRepeated: Math.min(1, denials.at(-1)!) * repeats.at(-1)!,
  };
}

/** Names of the columns of `dissatisfactionFeatures`, in order. */
export const dissatisfactionFeatureNames: readonly string[] = Object.keys(
  describe(exchangesOf([{ by: 'contact', text: '' }], 0)),
);

/**
 * What speaks for a dissatisfied customer at turn `i`, a message of the contact: mood of the words, denials
 * and corrections, own and the assistant's repetition, failing replies, now and fading before. Only turns up
 * to `i` are read. Throws RangeError where turn `i` isn't by the contact.
 */
export function dissatisfactionFeatures(turns: readonly SpokenTurn[], i: number): Float64Array {
  if (turns[i]?.by !== 'contact') throw new RangeError('only a message of the contact can be judged');
  return Float64Array.from(Object.values(describe(exchangesOf(turns, i))));
}
