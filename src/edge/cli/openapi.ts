import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { apiDocument } from '../app/index.ts';

const FOLDER = new URL('../../../web/client/', import.meta.url);

/** The two generated files as they should be, from the contracts alone. */
export async function openApiFiles(): Promise<{ 'openapi.json': string; 'schema.d.ts': string }> {
  const { default: generate, astToString } = await import('openapi-typescript');
  const document = apiDocument();
  const nodes = await generate(JSON.stringify(document), { alphabetize: true });
  return {
    'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
    'schema.d.ts': `/**\n * Generated from the modules' contracts by npm run openapi: change those, not this.\n */\n\n${astToString(nodes)}`,
  };
}

/** `npm run openapi`: writes web/client/openapi.json and schema.d.ts; with --check only says whether they are current. */
async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  for (const [name, content] of Object.entries(await openApiFiles())) {
    const path = fileURLToPath(new URL(name, FOLDER));
    if ((await readFile(path, 'utf8').catch(() => '')) === content) continue;
    if (check) {
      process.exitCode = 1;
      process.stderr.write(`${name} is not current: run npm run openapi\n`);
    } else await writeFile(path, content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
