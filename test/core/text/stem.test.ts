import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stemmerFor } from '../../../core/text/stem.ts';

describe('stemmerFor', () => {
  it('brings the forms of a word together, in the language asked for', () => {
    const english = stemmerFor('en');
    expect(english('payments')).toBe(english('payment'));
    expect(english('cancelling')).toBe(english('cancelled'));
    const german = stemmerFor('de');
    expect(german('rechnungen')).toBe(german('rechnung'));
    expect(german('rechnungen')).toBe('rechnung');
  });

  it('leaves words of a language that it does not know', () => {
    expect(stemmerFor('ja')('payments')).toBe('payments');
  });

  it('gives the same stem again, and leaves what is too long to be a word', () => {
    const stem = stemmerFor('en');
    expect(stem('refunds')).toBe('refund');
    expect(stem('refunds')).toBe('refund');
    expect(stem(`${'x'.repeat(60)}s`)).toBe(`${'x'.repeat(60)}s`);
  });

  // The package marks itself as a module without a default export, which Node and the test runner read apart.
  it('is imported by a name that plain Node finds too', () => {
    const code =
      "import { newStemmer } from 'snowball-stemmers'; console.log(newStemmer('english').stem('refunds'))";
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect(run.stdout.trim()).toBe('refund');
    expect(readFileSync(path.resolve(__dirname, '../../../core/text/stem.ts'), 'utf8')).toContain(
      "import { newStemmer } from 'snowball-stemmers'",
    );
  });
});
