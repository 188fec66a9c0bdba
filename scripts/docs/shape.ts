import { z } from 'zod';

type Node = {
  type?: string | string[];
  properties?: Record<string, Node>;
  required?: string[];
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  enum?: unknown[];
  const?: unknown;
  $ref?: string;
};

/** A schema in one line, as people write shapes: `{seq, note?: string, state: "triage" | "waiting"}`. */
export function shapeOf(schema: z.ZodType, io: 'input' | 'output', depth = 2): string {
  return lineOf(z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Node, depth);
}

function lineOf(node: Node, depth: number): string {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((value) => JSON.stringify(value)).join(' \\| ');
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return choicesOf(choices, depth);
  if (node.type === 'array') return `[${lineOf(node.items ?? {}, depth)}]`;
  if (node.properties) return depth === 0 ? '{…}' : objectOf(node, depth);
  return Array.isArray(node.type) ? node.type.join(' \\| ') : (node.type ?? 'any');
}

/** Entries are described once, by type; everywhere else their name says enough. */
function choicesOf(choices: Node[], depth: number): string {
  const isEntry = choices.length > 5 && choices.every(({ properties }) => properties?.seq && properties.type);
  return isEntry ? 'entry' : [...new Set(choices.map((choice) => lineOf(choice, depth)))].join(' \\| ');
}

function objectOf({ properties = {}, required = [] }: Node, depth: number): string {
  const fields = Object.entries(properties).map(([name, value]) => {
    const shape = lineOf(value, depth - 1);
    return `${name}${required.includes(name) ? '' : '?'}${shape === 'string' ? '' : `: ${shape}`}`;
  });
  return `{${fields.join(', ')}}`;
}
