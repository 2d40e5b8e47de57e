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

/** Under `npm run dev`, as the server does it: addresses under /m get the page of the phone. */
function phonePage(): Plugin {
  return {
    name: 'phone-page',
    configureServer(vite) {
      vite.middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?', 1);
        if (/^\/m(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path)) request.url = '/phone.html';
        next();
      });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  publicDir: 'static',
  plugins: [react(), phonePage(), compressedAhead()],
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
