import { compilePhrases, type Hit, readWords } from '../../text/phrases.ts';
import { type DetectorTurn, type Evidence, quoteAround } from './turn.ts';
import { dangerTable } from './words/danger.ts';
import { failedFixTable } from './words/failed-fixes.ts';
import { questionTable } from './words/questions.ts';
import { repeatTable } from './words/repeat-contact.ts';
import { topicTable } from './words/topics.ts';

export const detectorTables = [dangerTable, topicTable, repeatTable, failedFixTable, questionTable];

/** All tables of the detectors as one automaton: a message is read once for all of them. */
export const detectorPhrases = compilePhrases(detectorTables);

/** Readings by message, for as long as the message is looked at: seven detectors ask for the same ones. */
const readings = new WeakMap<DetectorTurn, readonly Hit[]>();

/** What the tables find in a message. Of a long one the start and the end are read. */
export function hitsInTurn(turn: DetectorTurn): readonly Hit[] {
  const known = readings.get(turn) ?? hitsInText(turn.text);
  readings.set(turn, known);
  return known;
}

export const hitsInText = (text: string): readonly Hit[] =>
  detectorPhrases.read(readWords(text)).hits.filter(({ isExcepted }) => !isExcepted);

/** The first words in a message that one of the rules finds. */
export function firstHit(turn: DetectorTurn, ...rules: readonly string[]): Hit | undefined {
  return hitsInTurn(turn)
    .filter(({ rule }) => rules.includes(rule))
    .reduce<Hit | undefined>((first, hit) => (first && first.start <= hit.start ? first : hit), undefined);
}

/** The first words of each of the contact's messages that one of the rules finds. */
export function findInContact(turns: readonly DetectorTurn[], ...rules: readonly string[]): Evidence[] {
  return turns.flatMap((turn) => {
    if (turn.by !== 'contact') return [];
    const hit = firstHit(turn, ...rules);
    return hit ? [evidenceOf(turn, hit)] : [];
  });
}

export const evidenceOf = ({ seq, text }: DetectorTurn, { start, end }: Hit): Evidence => ({
  seq,
  quote: quoteAround(text, start, end - start),
});
