import { timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Database, readTx } from '../db/index.ts';
import type { Ciphers, Clock } from '../kernel/index.ts';
import { canonicalJson } from './rules.ts';
import { selectAllHeads } from './store.ts';

/** The head of a chain at one moment, noted outside the database. */
export interface Anchor {
  readonly at: string;
  readonly chain: string;
  readonly seq: number;
  readonly mac: string;
}

interface AnchorLine {
  readonly at: string;
  readonly heads: Readonly<Record<string, readonly [seq: number, mac: string]>>;
  readonly mac: string;
}

export interface AnchorFile {
  /** Notes every head that moved since the last time; true when something was written. Durable when it returns. */
  anchor(): Promise<boolean>;
}

type Macs = Pick<Ciphers, 'journalMac'>;

const FORM = 'jilu-anchor-1';

function lineMac(ciphers: Macs, at: string, heads: AnchorLine['heads']): Buffer {
  return ciphers.journalMac(Buffer.from(canonicalJson([FORM, at, heads]), 'utf8'));
}

/** The file that stores the heads of a database's chains. `clock` is the machine's own, never a demonstration's. */
export async function openAnchors(
  path: string,
  app: { readonly db: Database; readonly clock: Clock; readonly ciphers: Macs },
): Promise<AnchorFile> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const known = new Map<string, string>();
  for (const { chain, seq, mac } of (await readAnchors(path, app.ciphers)).anchors)
    known.set(chain, `${seq}:${mac}`);
  let running: Promise<unknown> = Promise.resolve();
  const write = async () => {
    const heads = await readTx(app.db, { kind: 'system' }, selectAllHeads);
    const moved = heads
      .map(({ chain, seq, mac }) => ({ chain, seq, mac: mac.toString('hex') }))
      .filter(({ chain, seq, mac }) => seq > 0 && known.get(chain) !== `${seq}:${mac}`);
    if (moved.length === 0) return false;
    const at = app.clock.now().toISOString();
    const body = Object.fromEntries(moved.map(({ chain, seq, mac }) => [chain, [seq, mac] as const]));
    const line: AnchorLine = { at, heads: body, mac: lineMac(app.ciphers, at, body).toString('hex') };
    const file = await open(path, 'a', 0o600);
    try {
      await file.write(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    for (const { chain, seq, mac } of moved) known.set(chain, `${seq}:${mac}`);
    return true;
  };
  return {
    anchor() {
      const next = running.then(write);
      running = next.catch(() => {});
      return next;
    },
  };
}

/** All anchors of a file, oldest first, and the numbers of the lines whose own MAC does not hold. */
export async function readAnchors(
  path: string,
  ciphers: Macs,
): Promise<{ exists: boolean; anchors: Anchor[]; forgedLines: number[] }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT')
      return { exists: false, anchors: [], forgedLines: [] };
    throw error;
  }
  const anchors: Anchor[] = [];
  const forgedLines: number[] = [];
  const lines = text.split('\n');
  // A line without its line feed was cut off by a crash before it was durable: nothing rests on it.
  for (const [index, raw] of lines.slice(0, -1).entries()) {
    const line = parseLine(raw, ciphers);
    if (!line) forgedLines.push(index + 1);
    else
      for (const [chain, [seq, mac]] of Object.entries(line.heads))
        anchors.push({ at: line.at, chain, seq, mac });
  }
  return { exists: true, anchors, forgedLines };
}

function parseLine(raw: string, ciphers: Macs): AnchorLine | undefined {
  try {
    const line = JSON.parse(raw) as AnchorLine;
    const mac = Buffer.from(line.mac, 'hex');
    const expected = lineMac(ciphers, line.at, line.heads);
    return mac.length === expected.length && timingSafeEqual(mac, expected) ? line : undefined;
  } catch {
    return undefined;
  }
}
