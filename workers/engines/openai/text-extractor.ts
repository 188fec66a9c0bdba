/** What is known of a judgement while its JSON is still being written. */
export type Written = {
  /** The new piece of `text`, decoded; '' when there is none. */
  piece: string;
  /** The whole `text` has been written. */
  textEnded: boolean;
  /** True once it is certain that the text is meant for the contact: `action` says so, and no escalation stands before it. */
  isSpoken: boolean;
};

type Mode = 'before' | 'structure' | 'string';

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/**
 * Reads the top-level string `text` out of a JSON object that arrives in pieces, cut anywhere: inside an escape,
 * between the halves of a surrogate pair. Whether the JSON is valid is for the parser to say at the end; this only
 * never shows what is not part of that string.
 */
export function createTextExtractor() {
  let mode: Mode = 'before';
  let depth = 0;
  let expectsKey = false;
  let key = '';
  let current = '';
  let isKey = false;
  let escaped = '';
  let highSurrogate = '';
  let piece = '';
  let textSeen = false;
  let textEnded = false;
  let action = '';
  let escalates = false;

  const inText = () => !isKey && depth === 1 && key === 'text' && !textSeen;

  function take(decoded: string): void {
    const text = highSurrogate + decoded;
    highSurrogate = '';
    if (/[\uD800-\uDBFF]$/.test(text)) {
      highSurrogate = text.slice(-1);
      add(text.slice(0, -1));
    } else add(text);
  }

  function add(text: string): void {
    if (inText()) piece += text;
    else if (isKey || (depth === 1 && key === 'action')) current += text;
  }

  function endString(): void {
    if (highSurrogate !== '') add(highSurrogate);
    highSurrogate = '';
    if (isKey) key = current;
    else if (depth === 1 && key === 'action' && action === '') action = current;
    else if (inText()) {
      textSeen = true;
      textEnded = true;
    }
    mode = 'structure';
  }

  function readString(char: string): void {
    if (escaped !== '') {
      escaped += char;
      if (escaped[1] !== 'u') take(escapes[char] ?? char);
      else if (escaped.length === 6) take(String.fromCharCode(Number.parseInt(escaped.slice(2), 16)));
      else return;
      escaped = '';
    } else if (char === '\\') escaped = char;
    else if (char === '"') endString();
    else take(char);
  }

  function readStructure(char: string): void {
    if (char === '"') {
      isKey = depth === 1 && expectsKey;
      expectsKey = false;
      current = '';
      mode = 'string';
    } else if (char === '{' || char === '[') {
      if (depth === 1 && key === 'escalation') escalates = true;
      depth += 1;
      expectsKey = depth === 1;
    } else if (char === '}' || char === ']') depth -= 1;
    else if (char === ',' && depth === 1) expectsKey = true;
  }

  return {
    push(chunk: string): Written {
      piece = '';
      for (const char of splitUnits(chunk)) {
        if (mode === 'string') readString(char);
        else if (mode === 'structure') readStructure(char);
        else if (char === '{') {
          mode = 'structure';
          readStructure(char);
        }
      }
      return { piece, textEnded, isSpoken: (action === 'reply' || action === 'ask') && !escalates };
    },
  };
}

function splitUnits(text: string): string[] {
  return text.split('');
}
