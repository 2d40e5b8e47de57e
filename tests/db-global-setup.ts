import type { TestProject } from 'vitest/node';
import { startTestServer } from '../src/testing/database-fixture.ts';

/** One database server for the whole run, started when the first test asks for a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer({ url: process.env.DATABASE_URL || undefined });
  project.provide('jiluTestServer', server.address);
  return () => server.stop();
}
