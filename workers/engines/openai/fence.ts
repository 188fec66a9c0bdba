import { headAndTail } from '../../../core/text/clip.ts';

/**
 * Data for a model stands between ⟦ and ⟧. No other text may hold these two characters, so nothing inside a fence
 * can end it; the marks by which chat templates of local models tell roles apart are broken up as well.
 */
const OPEN = '⟦';
const CLOSE = '⟧';

const bracketLike = /[⟦⟧〚〛⦗⦘⟬⟭]/gu;
/** Zero-width, bidirectional and tag characters hide text from people that a model still reads. */
const invisible =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}\ufff9-\ufffb]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu;
const templateMarks: [RegExp, string][] = [
  [/<\s*[|｜]/gu, '< '],
  [/[|｜]\s*>/gu, ' >'],
  [/\[\s{0,9}(\/?)\s{0,9}(INST|SYS|SYSTEM|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\s{0,9}\]/giu, '($1$2)'],
  [/<<\s{0,9}(\/?)\s{0,9}SYS\s{0,9}>>/giu, '($1SYS)'],
  [
    /<\s{0,9}(\/?)\s{0,9}(s|bos|eos|think|start_of_turn|end_of_turn|start_header_id|end_header_id|eot_id|im_start|im_end)\s{0,9}>/giu,
    '($1$2)',
  ],
];

/** A text as data: no fence, no role mark, nothing invisible; else as it was. Line breaks stay. */
export function neutralise(text: string): string {
  let plain = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(/[\u2028\u2029\u0085]/gu, '\n')
    .replaceAll(invisible, '')
    .replaceAll(control, '')
    .replaceAll(bracketLike, (mark) => ('⟧〛⦘⟭'.includes(mark) ? ']' : '['));
  // Taking one mark apart can put another together, so until nothing changes.
  for (let before = ''; before !== plain; ) {
    before = plain;
    for (const [mark, harmless] of templateMarks) plain = plain.replaceAll(mark, harmless);
  }
  return plain.replaceAll(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
    '\ufffd',
  );
}

/** A text of one line, for attributes and lists. */
export function neutraliseLine(text: string): string {
  return neutralise(text).replaceAll(/\s+/gu, ' ').trim();
}

/** Puts a text between fences. The label says what it is; both are neutralised. */
export function fence(label: string, text: string): string {
  return `${OPEN}${neutraliseLine(label)}${CLOSE}\n${neutralise(text)}\n${OPEN}end${CLOSE}`;
}

/** Keeps head and tail of a long text and says how much is left out. */
export function shorten(text: string, maxChars: number): string {
  return headAndTail(text, maxChars, {
    share: 0.7,
    gap: (left) => `\n[… ${left} characters left out …]\n`,
  });
}
