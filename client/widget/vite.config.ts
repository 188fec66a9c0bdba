import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite';

const here = import.meta.dirname;
const dist = join(here, '../../dist/public');

/** One self-contained script: nothing of it is shared with the page or with the other script. */
function scriptOf(name: 'loader' | 'app', entry: string): InlineConfig {
  return {
    configFile: false,
    root: here,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: join(dist, 'widget'),
      emptyOutDir: false,
      target: ['chrome123', 'safari17.5', 'firefox121'],
      lib: { entry: join(here, entry), formats: ['iife'], name: `handrail_${name}`, fileName: () => `${name}.js` },
    },
  };
}

/** The loader and the sample page come with every build of the app. */
const alsoBuild: Plugin = {
  name: 'handrail-widget-parts',
  apply: 'build',
  async closeBundle() {
    await build(scriptOf('loader', 'loader.ts'));
    await mkdir(join(dist, 'demo'), { recursive: true });
    await copyFile(join(here, '../demo/index.html'), join(dist, 'demo/index.html'));
  },
};

export default defineConfig({ ...scriptOf('app', 'main.tsx'), plugins: [alsoBuild] });
