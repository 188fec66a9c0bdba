/**
 * Markdown as words to be read: chats show texts as they are, so its signs are taken out, and addresses, lists and
 * code stay. So are direction controls and other characters that make a text look like another.
 */
export function plainText(markdown: string): string {
  let inCode = false;
  return linesOf(markdown)
    .map((line) => {
      if (FENCE.test(line)) {
        inCode = !inCode;
        return '';
      }
      return inCode ? line : plainLine(line);
    })
    .join('');
}

/**
 * Whether nothing that may follow can change how a text reads so far: no sign of Markdown is open in its last line.
 * `plainText` of a settled text is then the beginning of `plainText` of the longer one.
 */
export function isSettled(markdown: string): boolean {
  const lines = linesOf(markdown);
  const last = lines.at(-1) ?? '';
  if (last === '' || last.endsWith('\n')) return true;
  if (FENCE_BEGUN.test(last)) return false;
  const inCode = lines.filter((line) => FENCE.test(line)).length % 2 === 1;
  return inCode || (!UNSETTLED_LINE.test(last) && !OPEN_SIGN.test(inline(last)));
}

/** A text without characters that turn the direction of reading, or that nobody sees. */
export function withoutHidden(text: string): string {
  return text.replaceAll(HIDDEN, '');
}

/** Bidirectional controls, invisible characters and control characters; joiners stay, which scripts and emoji need. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\p{Bidi_Control}\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\u0000-\u0008\u000b-\u001f\u007f]/gu;

const FENCE = /^ {0,3}(?:```|~~~)[^`\n]*\n?$/;
const FENCE_BEGUN = /^ {0,3}(?:`{1,3}|~{1,3})/;
const HEADING = /^ {0,3}#{1,6} (.*)$/;
const BULLET = /^( {0,12})[*+•] /;
const QUOTE = /^ {0,3}>{1,3} /;
const ONLY_SIGNS = /^[-=*_|: ]{3,}$/;
/** A line whose first signs decide how the whole of it reads. */
const UNSETTLED_LINE = /^ {0,3}(?:#{1,6}(?: |$)|\||[-=*_|:> +•]*$)/;
/** What may still become a sign, behind what was taken out. */
const OPEN_SIGN = /[`[\\<~]|\*(?! )|(?<![\p{L}\p{N}_])_/u;

/** The lines of a text with the breaks that end them. */
function linesOf(text: string): string[] {
  return withoutHidden(text).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function plainLine(line: string): string {
  const end = line.endsWith('\n') ? '\n' : '';
  const words = line.slice(0, line.length - end.length);
  if (ONLY_SIGNS.test(words)) return '';
  const heading = HEADING.exec(words)?.[1];
  if (heading !== undefined)
    return (
      shown(
        heading
          .replace(/ #{1,6} *$/, '')
          .trim()
          .replace(/\p{L}$/u, '$&:'),
      ) + end
    );
  if (words.startsWith('|')) return shown(words.replace(/^\|/, '').trimEnd().replace(/\|$/, '').trim()) + end;
  return shown(words.replace(QUOTE, '').replace(BULLET, '$1- ')) + end;
}

const shown = (line: string): string => unshield(inline(line));

/** Takes the signs out of a line. What must stay as it is (code, addresses) is shielded meanwhile. */
function inline(line: string): string {
  return line
    .replaceAll(/\\([\\`*_[\]<>~#|!.()+-])/g, (_, sign: string) => shield(sign))
    .replaceAll(/(`{1,2})([^`]{1,500})\1/g, (_, _signs, code: string) => shield(code))
    .replaceAll(
      /!?\[([^[\]]{0,300})\]\(([^()\s]{1,500})(?: "[^"]{0,100}")?\)/g,
      (_, text: string, to: string) => link(text, to),
    )
    .replaceAll(/<(https?:\/\/[^\s<>]{1,500})>/g, (_, address: string) => shield(address))
    .replaceAll(/https?:\/\/[^\s<>*`[\]]{1,500}/g, shield)
    .replaceAll(/(?<![*\p{L}\p{N}])\*(?=[^\s*])([^*]{1,500})(?<! )\*(?![*\p{L}\p{N}])/gu, '$1')
    .replaceAll(/\*{2,3}(?=[^\s*])([^*]{1,800})(?<! )\*{2,3}/g, '$1')
    .replaceAll(/(?<![_\p{L}\p{N}])_{1,3}(?=[^\s_])([^_]{1,500})(?<! )_{1,3}(?![_\p{L}\p{N}])/gu, '$1')
    .replaceAll(/~~(?=[^\s~])([^~]{1,500})(?<! )~~/g, '$1');
}

/** The words of a link, with its address where that is one that can be opened from anywhere. */
function link(text: string, to: string): string {
  if (!/^https?:\/\//.test(to) || text === to) return text === to ? shield(to) : text;
  return text === '' ? shield(to) : `${text} (${shield(to)})`;
}

/** Signs of Markdown, and what stands for each (of the private use area) while others are taken out. */
const SIGNS = '\\`*_[]<>~#|!.()+-';
const SHIELDS = 0xf8d0;

function shield(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>~#|!.()+-]/g, (sign) =>
    String.fromCharCode(SHIELDS + SIGNS.indexOf(sign)),
  );
}

function unshield(text: string): string {
  return text.replaceAll(/[\uf8d0-\uf8e0]/g, (mark) => SIGNS[mark.charCodeAt(0) - SHIELDS] ?? '');
}
