import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { makeTemplate } from './server-process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A data directory with the demonstration county; null where each server must build its own. */
    demonstrationTemplate: string | null;
  }
}

/** The demonstration county is built once, as the README starts it; every server of the tests begins with a copy. */
export default async function setUp(project: TestProject): Promise<(() => void) | undefined> {
  // Whoever writes these tests may keep a server running.
  if (process.env.JILU_TEST_SERVER) {
    project.provide('demonstrationTemplate', null);
    return undefined;
  }
  const template = await makeTemplate();
  project.provide('demonstrationTemplate', template.dataDir);
  return () => rmSync(template.folder, { recursive: true, force: true });
}
