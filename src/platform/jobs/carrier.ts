import { CompiledQuery } from 'kysely';
import type PgBoss from 'pg-boss';
import type { Database, DatabaseLog, Tx } from '../db/index.ts';

/** What is due, on its way to a worker. */
interface Carried {
  readonly id: string;
  readonly name: string;
  readonly dueAt: Date;
}

/** Hands what is due to one worker among all processes; what a killed worker held comes back after a while. */
export interface Carrier {
  send(
    tx: Tx,
    job: { readonly name: string; readonly dueAt: Date; readonly mostMinutes: number },
  ): Promise<void>;
  fetch(): Promise<Carried[]>;
  complete(id: string): Promise<void>;
  stop(): Promise<void>;
}

const QUEUE = 'jilu-jobs';
const BATCH = 20;

type Executor = Pick<Database['app'], 'executeQuery'>;

function sqlOf(executor: Executor): PgBoss.Db {
  return {
    executeSql: async (text, values) => ({
      rows: (await executor.executeQuery(CompiledQuery.raw(text, values))).rows as unknown[],
    }),
  };
}

/** The schema and the queue are there since the migrations; the library is loaded by the first who needs it. */
export async function openCarrier(db: Database, log: DatabaseLog): Promise<Carrier> {
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({
    db: sqlOf(db.app),
    migrate: false,
    supervise: true,
    schedule: false,
    maintenanceIntervalSeconds: 60,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 1,
  });
  boss.on('error', (error) => log.error({ reason: error.name }, 'the carrier of jobs failed'));
  await boss.start();
  return {
    async send(tx, { name, dueAt, mostMinutes }) {
      await boss.send(
        QUEUE,
        { name, dueAt: dueAt.toISOString() },
        { db: sqlOf(tx), expireInSeconds: mostMinutes * 60 },
      );
    },
    async fetch() {
      const jobs = await boss.fetch<{ name: string; dueAt: string }>(QUEUE, { batchSize: BATCH });
      return jobs.map(({ id, data }) => ({ id, name: data.name, dueAt: new Date(data.dueAt) }));
    },
    complete: (id) => boss.complete(QUEUE, id),
    stop: () => boss.stop({ graceful: false, close: false }),
  };
}
