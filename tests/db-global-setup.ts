import type { TestProject } from 'vitest/node';
import { startTestServer } from '../src/testing/database-fixture.ts';

/** One database server for the whole run, started when the first test asks for a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // The application is loaded here only when a test asks for what it fills.
  const county = () => import('../src/testing/county-fixture.ts');
  const server = await startTestServer({
    url: process.env.DATABASE_URL || undefined,
    fillings: {
      reference: async (db) => (await county()).fillReference(db),
      county: async (db) => (await county()).fillCounty(db),
    },
  });
  project.provide('jiluTestServer', server.address);
  return () => server.stop();
}
