#!/usr/bin/env node
// The one binary. Says plainly when this Node is too old, before anything else can fail.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`技路需要 Node 20.19 或更新的版本，现在是 ${process.versions.node}：请先升级 Node。`);
  process.exit(2);
}
const { pathToFileURL } = await import('node:url');
const { isBundled, PROGRAM } = await import('./program.mjs');
const { main } = isBundled() ? await loadBundle() : await loadSources();
await main(process.argv.slice(2));

async function loadBundle() {
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(PROGRAM).href);
}

async function loadSources() {
  const { register } = await import('tsx/esm/api');
  register();
  return import('../src/edge/cli/index.ts');
}
