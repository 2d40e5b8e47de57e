// Bundles the program of the command line when `npm ci` has brought the build tools, as web/prepare.mjs does the screens.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { PROGRAM_FOLDER, ROOT, STAMP_FILE, stampOfSources } from './program.mjs';

/** With native parts, or tools that only the commands of developers load. */
const OUTSIDE = [
  'sharp',
  '@node-rs/argon2',
  'pg-native',
  'vite',
  '@vitejs/plugin-react',
  'tsx',
  'prettier',
  'typescript',
];

const vite = await import('vite').catch(() => null);
if (vite === null) {
  console.log('The program was not bundled: the build tools are not installed. It runs from its sources.');
} else {
  const stamp = stampOfSources();
  const draft = `${PROGRAM_FOLDER}.${process.pid}.draft`;
  await vite.build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    plugins: [placesOfSources()],
    ssr: { noExternal: true, external: OUTSIDE },
    build: {
      ssr: 'src/edge/cli/index.ts',
      outDir: draft,
      minify: false,
      sourcemap: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'jilu.mjs', chunkFileNames: '[name].mjs' } },
    },
  });
  writeFileSync(join(draft, basename(STAMP_FILE)), stamp);
  rmSync(PROGRAM_FOLDER, { recursive: true, force: true });
  renameSync(draft, PROGRAM_FOLDER);
}

/** A source finds its tables and migrations from its own place: in the bundle that stays the place of the source. */
function placesOfSources() {
  return {
    name: 'jilu-places-of-sources',
    enforce: 'pre',
    transform(code, id) {
      const path = relative(ROOT, id).replaceAll('\\', '/');
      if (!path.startsWith('src/') || !code.includes('import.meta')) return null;
      const place = `new URL(${JSON.stringify(`../../${path}`)}, import.meta.url).href`;
      return { code: code.replaceAll('import.meta.url', place), map: null };
    },
  };
}
