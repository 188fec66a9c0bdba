import { JSONParser } from '@streamparser/json';

/** What is known of a judgement while its JSON is still being written. */
export type Written = {
  /** The fields that are complete, as they stand there: nothing about them has been checked. */
  fields: ReadonlyMap<string, unknown>;
  /** As much of `text` as has been written. */
  text: string;
};

const endsInHalf = /[\uD800-\uDBFF]$/;

/**
 * Reads the fields of a JSON object that arrives in pieces, cut anywhere. What stands before the object is passed
 * over. Whether the JSON is valid is for `JSON.parse` to say at the end: what comes after a fault is not read here.
 */
export function createAnswerParser() {
  const parser = new JSONParser({ paths: ['$.*'], emitPartialTokens: true, emitPartialValues: true });
  const fields = new Map<string, unknown>();
  let text = '';
  let half = '';
  let hasBegun = false;
  let isOver = false;

  parser.onValue = ({ key, value, partial }) => {
    if (typeof key !== 'string' || fields.has(key)) return;
    if (key === 'text' && typeof value === 'string') text = value;
    if (!partial) fields.set(key, value);
  };
  parser.onError = () => {
    isOver = true;
  };
  parser.onEnd = () => {
    isOver = true;
  };

  return {
    push(chunk: string): Written {
      const piece = half + (hasBegun ? chunk : chunk.slice(Math.max(0, chunk.indexOf('{'))));
      hasBegun ||= piece.startsWith('{');
      // The parser reads bytes, and half a character has none.
      half = endsInHalf.exec(piece)?.[0] ?? '';
      if (hasBegun && !isOver) parser.write(piece.slice(0, piece.length - half.length));
      return { fields, text };
    },
  };
}
