import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const dist = join(here, '../../dist/public');

/** Every language but the first, which `app.js` itself speaks. */
const moreLanguages = ['de'];

/** One self-contained script: nothing of it is shared with the page or with the other scripts. */
function scriptOf(
  name: string,
  entry: string,
  { language = 'en', format = 'iife' }: { language?: string; format?: 'iife' | 'es' } = {},
): InlineConfig {
  return {
    configFile: false,
    root: here,
    resolve: { alias: [{ find: /^(.*)\/texts\/en\.json$/, replacement: `$1/texts/${language}.json` }] },
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: join(dist, 'widget'),
      emptyOutDir: false,
      target: ['chrome123', 'safari17.5', 'firefox121'],
      lib: { entry: join(here, entry), formats: [format], name: 'handrail', fileName: () => `${name}.js` },
      // Vite leaves the white space in modules that a library gives, for the tools of others.
      rolldownOptions: { output: { minify: true } },
    },
  };
}

/** The loader, the other languages and the sample page come with every build of the app. */
const alsoBuild: Plugin = {
  name: 'handrail-widget-parts',
  apply: 'build',
  async closeBundle() {
    await build(scriptOf('loader', 'loader.ts'));
    await build(scriptOf('panel', 'view/panel.tsx', { format: 'es' }));
    for (const language of moreLanguages) await build(scriptOf(`app.${language}`, 'main.ts', { language }));
    await mkdir(join(dist, 'demo'), { recursive: true });
    await copyFile(join(here, '../demo/index.html'), join(dist, 'demo/index.html'));
  },
};

export default defineConfig({ ...scriptOf('app', 'main.ts'), plugins: [alsoBuild] });
