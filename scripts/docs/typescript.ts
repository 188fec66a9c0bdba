import { isDeepStrictEqual } from 'node:util';

type Node = {
  $ref?: string;
  description?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  items?: Node | Node[];
  prefixItems?: Node[];
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: boolean | Node;
};

/** A JSON Schema as a type of TypeScript, with its words as comments; what the reference uses of JSON Schema, no more. */
export function typeOf(schema: object, indent = ''): string {
  const node = schema as Node;
  if (node.$ref) return node.$ref.split('/').at(-1) ?? 'unknown';
  if (node.const !== undefined) return literal(node.const);
  if (node.enum) return union(node.enum.map(literal));
  const choices = node.anyOf ?? node.oneOf;
  if (choices) return unionOf(choices, indent);
  if (node.allOf) return node.allOf.map((part) => typeOf(part, indent)).join(' & ');
  if (Array.isArray(node.type)) return union(node.type.map((type) => typeOf({ ...node, type }, indent)));
  return plain(node, indent);
}

/** A union; what all its objects have alike stands once, before what tells them apart. */
function unionOf(choices: Node[], indent: string): string {
  const common = commonFields(choices);
  if (Object.keys(common).length < LEAST_COMMON)
    return union(choices.map((choice) => typeOf(choice, indent)));
  const rest = choices.map((choice) => ({
    ...choice,
    properties: Object.fromEntries(
      Object.entries(choice.properties ?? {}).filter(([name]) => !(name in common)),
    ),
  }));
  const shared = objectOf({ properties: common, required: choices[0]?.required ?? [] }, indent);
  return `${shared} & (${union(rest.map((choice) => typeOf(choice, indent)))})`;
}

/** Fewer fields than this are not worth a part of their own. */
const LEAST_COMMON = 3;

function commonFields(choices: Node[]): Record<string, Node> {
  const [first, ...others] = choices;
  const isCommon = ([name, field]: [string, Node]): boolean =>
    others.every(
      ({ properties = {}, required = [] }) =>
        isDeepStrictEqual(properties[name], field) &&
        required.includes(name) === (first?.required ?? []).includes(name),
    );
  return others.length === 0
    ? {}
    : Object.fromEntries(Object.entries(first?.properties ?? {}).filter(isCommon));
}

function plain(node: Node, indent: string): string {
  switch (node.type) {
    case 'array':
      return arrayOf(node, indent);
    case 'object':
      return objectOf(node, indent);
    case 'integer':
      return 'number';
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return node.type;
    default:
      return 'unknown';
  }
}

function arrayOf({ items = {}, prefixItems }: Node, indent: string): string {
  const tuple = prefixItems ?? (Array.isArray(items) ? items : null);
  if (tuple) return `[${tuple.map((item) => typeOf(item, indent)).join(', ')}]`;
  return `Array<${typeOf(items, indent)}>`;
}

function objectOf({ properties, required = [], additionalProperties }: Node, indent: string): string {
  const rest = typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown';
  if (!properties) return `Record<string, ${rest}>`;
  if (Object.keys(properties).length === 0) return 'Record<string, never>';
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(([name, field]) => {
    const key = /^[a-zA-Z_]\w*$/.test(name) ? name : literal(name);
    return `${wordsOf(field, inner)}${inner}${key}${required.includes(name) ? '' : '?'}: ${typeOf(field, inner)};`;
  });
  return `{\n${fields.join('\n')}\n${indent}}`;
}

/** The words of a schema as a comment on the line before, or nothing. */
export function wordsOf({ description }: { description?: string }, indent = ''): string {
  return description ? `${indent}/** ${description.replaceAll('*/', '* /')} */\n` : '';
}

function union(types: string[]): string {
  return [...new Set(types)].join(' | ');
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
}
