// Where a pattern repeats what holds a repeat itself.
const piece =
  /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|<\w+>|:))?|\)|[*+]|\{(?<min>\d+)(?:(?<more>,)(?<max>\d*))?\}|./gs;

/** Whether a group that may come more than once holds something of no fixed number, as in (a{1,30}){1,30}. */
export function hasNestedRepeats(source) {
  // For each open group, the pattern itself being the outermost: whether it holds a repeat.
  const open = [false];
  let holds = false;
  for (const { 0: text, groups } of source.matchAll(piece)) {
    const repeat = repeatOf(text, groups);
    if (repeat && repeat.max > 1) {
      if (holds) return true;
      if (repeat.max !== repeat.min) open[open.length - 1] = true;
    } else if (text.startsWith('(')) open.push(false);
    holds = text === ')' && (open.pop() ?? false);
    if (holds) open[open.length - 1] = true;
  }
  return false;
}

function repeatOf(text, { min, more, max }) {
  if (text === '*' || text === '+') return { min: 0, max: Number.POSITIVE_INFINITY };
  if (min === undefined) return undefined;
  if (!more) return { min: Number(min), max: Number(min) };
  return { min: Number(min), max: max === '' ? Number.POSITIVE_INFINITY : Number(max) };
}
