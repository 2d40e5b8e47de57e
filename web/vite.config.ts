import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SMALLEST_BYTES = 500;

/** Every script, style and drawing also as .br and .gz beside it, where that is smaller: the server compresses none. */
function compressedAhead(): Plugin {
  let outDir = '';
  return {
    name: 'compressed-ahead',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|svg)$/.test(name)) continue;
        const path = join(outDir, name);
        const bytes = readFileSync(path);
        if (bytes.length < SMALLEST_BYTES || existsSync(`${path}.br`)) continue;
        const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
        writeFileSync(`${path}.br`, brotli);
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

/** Under `npm run dev`, as the server does it: addresses under /m and /teach get the page of the phone. */
function phonePage(): Plugin {
  return {
    name: 'phone-page',
    configureServer(vite) {
      vite.middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?', 1);
        if (/^\/(m|teach)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)) request.url = '/phone.html';
        next();
      });
    },
  };
}

/** Pages that open without a network, by the folder of their `pages.tsx`. */
const OFFLINE = ['visits', 'teach'] as const;
const OFFLINE_MARK = /__(FILES|VERSION|NAME)__/g;

/** The service workers of these pages, with the names of the files that each needs: they are kept on phones without a network. */
function offlineWorkers(): Plugin {
  return {
    name: 'offline-workers',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find(({ isEntry, name }) => isEntry && name === 'phone');
      const source = readFileSync(join(import.meta.dirname, 'mobile/offline-worker.js'), 'utf8');
      for (const folder of OFFLINE) {
        const page = chunks.find(({ facadeModuleId }) =>
          facadeModuleId?.endsWith(`/mobile/${folder}/pages.tsx`),
        );
        if (page === undefined || entry === undefined) continue;
        const needed = new Set<string>(['seal.svg']);
        const add = (fileName: string) => {
          if (needed.has(fileName)) return;
          needed.add(fileName);
          const chunk = chunks.find((one) => one.fileName === fileName);
          for (const style of chunk?.viteMetadata?.importedCss ?? []) needed.add(style);
          for (const imported of chunk?.imports ?? []) add(imported);
        };
        for (const { fileName } of [entry, page]) add(fileName);
        const files = [...needed].sort().map((name) => `/${name}`);
        const marks: Readonly<Record<string, string>> = {
          FILES: JSON.stringify(files),
          VERSION: JSON.stringify(createHash('sha256').update(files.join()).digest('hex').slice(0, 16)),
          NAME: JSON.stringify(folder),
        };
        this.emitFile({
          type: 'asset',
          fileName: `m/${folder}-worker.js`,
          source: source.replace(OFFLINE_MARK, (_, name: string) => marks[name] ?? ''),
        });
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'static',
  plugins: [react(), phonePage(), offlineWorkers(), compressedAhead()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'router', test: /node_modules[\\/](react-router|@tanstack)[\\/]/ },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
          ],
        },
      },
    },
  },
});
