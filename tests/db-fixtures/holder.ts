// A process of its own that opens a data directory, says so, and obeys one word a line on standard input.

import { fsyncSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { DatabaseRefusal, migrate, openDatabase, withTx } from '../../src/platform/db/index.ts';

interface Order {
  readonly dataDir: string;
  readonly attach?: boolean;
  /** Eight writers that write each acknowledged id to this file, on disk before the next. */
  readonly ackFile?: string;
  readonly firstId?: number;
  /** Negative control: answer before the commit is on disk. */
  readonly careless?: boolean;
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const send = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);
const logged: string[] = [];
const note = (_fields: object, message: string) => logged.push(message);

try {
  const db = await openDatabase(
    { dataDir: order.dataDir, attach: order.attach ?? false },
    { log: { info: note, warn: note, error: note } },
  );
  await migrate(db, { folder: fileURLToPath(new URL('./migrations', import.meta.url)) });
  const { rows } = await db.appPool.query(
    `select inet_server_port() as port, current_setting('fsync') as fsync, (select count(*) from pg_database) as n`,
  );
  send({
    ready: true,
    ...rows[0],
    uid: process.getuid?.(),
    folder: db.folder,
    attached: db.attached,
    logged,
  });
  if (order.ackFile !== undefined) {
    const fd = openSync(order.ackFile, 'a');
    let id = order.firstId ?? 0;
    const writer = async () => {
      for (;;) {
        id += 1;
        const mine = id;
        try {
          await withTx(db, { kind: 'system' }, async (tx) => {
            if (order.careless) await sql`set local synchronous_commit = off`.execute(tx);
            await sql`insert into note (note_id, division, text_body) values (${mine}, 'd', 'x')`.execute(tx);
          });
        } catch {
          // Not acknowledged: it may or may not be there.
          await new Promise((resolve) => setTimeout(resolve, 20));
          continue;
        }
        writeSync(fd, `${mine}\n`);
        fsyncSync(fd);
      }
    };
    for (let i = 0; i < 8; i++) void writer();
  }
  for await (const word of createInterface({ input: process.stdin })) {
    if (word === 'close') {
      await db.close();
      send({ closed: true });
      process.exit(0);
    }
    if (word === 'ask') {
      const answer = await db.appPool.query('select 1 as one').then(
        () => 'answered',
        (error: unknown) => String(error),
      );
      send({ answer, logged });
    }
  }
} catch (error) {
  send({ refused: error instanceof DatabaseRefusal ? error.code : String(error), message: String(error) });
  process.exit(1);
}
