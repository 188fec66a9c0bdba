import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = join(__dirname, '../../../dist/public/widget');
const isBuilt = existsSync(join(folder, 'loader.js'));
if (!isBuilt) console.warn('size of the widget: skipped, it is not built (npm run build)');

const size = (name: string): number => gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;

(isBuilt ? describe : describe.skip)('the size of the widget, gzipped', () => {
  it('loads at most 3 KB by the script tag', () => {
    expect(size('loader.js')).toBeLessThanOrEqual(3 * 1024);
  });

  it.each(['app.js', 'app.de.js'])('is at most 15 KB before it is opened, with %s', (app) => {
    expect(size('loader.js') + size(app)).toBeLessThanOrEqual(15 * 1024);
  });

  it('loads at most 10 KB more when it is opened', () => {
    expect(size('panel.js')).toBeLessThanOrEqual(10 * 1024);
  });
});
