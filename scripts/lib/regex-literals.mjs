// Every regular expression that a source file writes, found by a real parser.
import { readFileSync } from 'node:fs';
import swc from '@swc/core';

/** A pattern with its flags and line; `source` is null where it is put together at run time. */
export function findRegexes(file) {
  const text = readFileSync(file, 'utf8');
  const options = { syntax: 'typescript', tsx: file.endsWith('x'), target: 'es2022' };
  const found = [];
  visit(swc.parseSync(text, options), (node) => {
    const regex = regexOf(node);
    if (regex) found.push({ file, ...regex, line: lineOf(text, regex) });
  });
  return found;
}

function visit(node, see) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) visit(each, see);
    return;
  }
  if (typeof node.type === 'string') see(node);
  for (const [key, child] of Object.entries(node)) if (key !== 'span') visit(child, see);
}

function regexOf(node) {
  if (node.type === 'RegExpLiteral') return { source: node.pattern, flags: node.flags };
  const isBuilt = node.type === 'NewExpression' || node.type === 'CallExpression';
  if (!isBuilt || node.callee?.value !== 'RegExp' || node.callee.type !== 'Identifier') return undefined;
  const [source, flags] = (node.arguments ?? []).map(({ expression }) => constantOf(expression));
  return { source: source ?? null, flags: flags ?? '' };
}

/** The string that an expression always is: a literal, or a template without gaps. */
function constantOf(expression) {
  if (expression.type === 'StringLiteral') return expression.value;
  const isRaw = expression.type === 'TaggedTemplateExpression' && expression.tag.property?.value === 'raw';
  const template = isRaw ? expression.template : expression;
  if (template.type !== 'TemplateLiteral' || template.expressions.length > 0) return undefined;
  return isRaw ? template.quasis[0].raw : template.quasis[0].cooked;
}

function lineOf(text, { source }) {
  const at = source === null ? text.indexOf('RegExp(') : text.indexOf(source);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
