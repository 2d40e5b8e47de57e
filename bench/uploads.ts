import { setTimeout as sleep } from 'node:timers/promises';
import { writeWorkbook } from '../src/edge/workbooks/index.ts';
import { makePeople } from './people.ts';
import { type ServedApp, serve } from './server.ts';
import { signIn, uuid } from './sign-in.ts';
import { type Row, seconds } from './table.ts';

const SEED = 20_210_616;
const ROWS_A_FILE = 20;
const WARM_UP = 20;
const ROUNDS = 3;

interface Session {
  readonly cookie: string;
  readonly csrfToken: string;
}

/** Small rosters sent all at once, in several rounds: every one is answered, and memory goes back to where it was. */
export async function benchUploads(dataDir: string, count: number): Promise<Row> {
  // The bench is one address: the request pipeline's own limit would measure itself.
  const server = await serve(dataDir, { JILU_RATE_ORDINARY: '100000000' });
  try {
    const cookie = await signIn(server.address);
    const me = await fetch(`${server.address}/api/me`, { headers: { cookie } });
    const { csrfToken } = (await me.json()) as { csrfToken: string };
    const session = { cookie, csrfToken };
    const file = await roster(SEED);
    let alone = 0;
    for (let sent = 0; sent < WARM_UP; sent++) alone = await timed(() => send(server, session, file));
    const rest = [await residentMb(server)];
    const times: number[] = [];
    let peak = 0;
    let taken = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const files = await Promise.all(
        Array.from({ length: count }, (_, n) => roster(SEED + 1 + round * count + n)),
      );
      const watch = server.watch();
      times.push(
        await timed(async () => {
          const answers = await Promise.all(files.map((one) => send(server, session, one)));
          taken += answers.filter(Boolean).length;
        }),
      );
      peak = Math.max(peak, watch.stop().peakRssMb ?? 0);
      rest.push(await residentMb(server));
    }
    const best = Math.min(...times);
    return {
      name: 'uploads',
      what: `${count} rosters of ${ROWS_A_FILE} rows at once, ${ROUNDS} times`,
      ours: seconds(best),
      floor: `${count} x ${seconds(alone)}`,
      ratio: best / (count * alone),
      peakRssMb: peak,
      seed: SEED,
      target: 'all answered, memory flat',
      notes: [
        `${taken} of ${ROUNDS * count} taken, the others asked to come again (503); the server at rest before and after each round: ${rest.map((mb) => `${mb.toFixed(0)} MB`).join(', ')}`,
        'floor: the same number of uploads, one after the other, each as long as one alone',
      ],
    };
  } finally {
    await server.stop();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Memory of the server and its helpers when nothing is asked. */
async function residentMb(server: ServedApp): Promise<number> {
  await sleep(3_000);
  return server.watch().stop().peakRssMb ?? 0;
}

/** True when it was taken, false when the server asked to send it again later. */
async function send(server: ServedApp, { cookie, csrfToken }: Session, file: Uint8Array): Promise<boolean> {
  const form = new FormData();
  form.append('batchId', uuid());
  form.append('files', new Blob([new Uint8Array(file)]), '学员花名册.xlsx');
  const reply = await fetch(`${server.address}/api/intake`, {
    method: 'POST',
    headers: { cookie, 'x-csrf-token': csrfToken, 'idempotency-key': uuid() },
    body: form,
  });
  const text = await reply.text();
  const isBusy = reply.status === 503 && text.includes('database-busy');
  if (reply.status !== 200 && !isBusy)
    throw new Error(`an upload was not taken: ${reply.status} ${text.slice(0, 300)}`);
  return reply.status === 200;
}

function roster(seed: number): Promise<Uint8Array> {
  return writeWorkbook([
    {
      name: '花名册',
      titles: ['高唐县政府补贴性职业培训学员花名册', '班期名称：保育员班'],
      columns: ['序号', '姓名', '公民身份号码', '性别', '人员类别', '联系电话'].map((header, n) => ({
        header,
        kind: n === 0 ? 'number' : 'text',
      })),
      rows: [...makePeople(ROWS_A_FILE, seed)].map((person, n) => [
        n + 1,
        person.name,
        person.idNumber,
        person.sex,
        '农村转移就业劳动者',
        person.phone,
      ]),
    },
  ]);
}
