import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NESTED = [
  '(a{1,30}){1,30}b',
  '(?:a+)+',
  '(?<x>(?:a|b*)c)*',
  '(a{0,300}){3}',
  '(?:(?:x|[)\\]]{2,4}) ){0,5}',
];
const FLAT = [
  'a{1,30}b{1,30}',
  '(?:ab){1,30}',
  '(?:a{3})+',
  '[(a+]+',
  '\\(a+\\)+',
  '(?:a+)?b',
  '\\p{L}{2,4}(?:x)*',
];

/** The checks run in plain Node, as modules that Jest does not load. */
function nestedOf(sources: readonly string[]): string[] {
  const file = pathToFileURL(join(import.meta.dirname, '../../scripts/lib/regex-nesting.mjs'));
  const script = `import { hasNestedRepeats } from '${file}';
    console.log(JSON.stringify(JSON.parse(process.argv[1]).filter(hasNestedRepeats)));`;
  const args = ['--input-type=module', '-e', script, JSON.stringify(sources)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

it('a repeat within a repeat is seen, and nothing else is taken for one', () => {
  expect(nestedOf([...NESTED, ...FLAT])).toEqual(NESTED);
});
