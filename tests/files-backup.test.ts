import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreBackup, type SnapshotClient, writeBackup } from '../src/platform/db/index.ts';
import { contentsOfSnapshot, shareFolder } from '../src/platform/files/index.ts';
import { openJobRunner } from '../src/platform/jobs/index.ts';
import { type AppFixture, openAppFixture } from '../src/testing/app-fixture.ts';
import { createTestDatabase, type TestDatabase } from '../src/testing/database-fixture.ts';
import { upload } from './sample-request.ts';

const PDF = '%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF\n';

describe('attached files in a backup', () => {
  let fixture: AppFixture;
  let base: string;
  let folder: string;
  const opened: TestDatabase[] = [];
  const files = () => ({ folder, hold: shareFolder, list: contentsOfSnapshot });

  beforeAll(async () => {
    fixture = await openAppFixture();
    folder = fixture.deps.files.folder;
    base = await mkdtemp(join(tmpdir(), 'jilu-files-backup-'));
    await fixture.account('handler', 'county-handler', { divisionCode: '371526' });
    const handler = await fixture.signIn('handler');
    const { payload, headers } = upload('材料.pdf', PDF);
    expect((await fixture.send(handler, 'POST', '/api/files', payload, { headers })).status).toBe(200);
    await writeBackup(fixture.db, join(base, 'good'), { files: files() });
  });
  afterAll(async () => {
    for (const db of opened) await db.close();
    await rm(base, { recursive: true, force: true });
    await fixture?.close();
  });

  const contents = async (from: string) => {
    const names = (await readdir(from, { recursive: true }))
      .filter((name) => /[0-9a-f]{64}$/.test(name))
      .sort();
    return Promise.all(names.map(async (name) => [name, await readFile(join(from, name), 'hex')]));
  };
  const emptyDatabase = async () => {
    const db = await createTestDatabase({ empty: true });
    opened.push(db);
    return db;
  };
  const flip = async (path: string) => {
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await writeFile(path, bytes);
    return bytes;
  };

  it('are put back to the byte, and a second restore over the same folder is harmless', async () => {
    const filesFolder = join(base, 'restored');
    await restoreBackup(await emptyDatabase(), join(base, 'good'), { filesFolder });
    const before = await contents(folder);
    expect(before).toHaveLength(1);
    expect(await contents(filesFolder)).toEqual(before);
    await restoreBackup(await emptyDatabase(), join(base, 'good'), { filesFolder });
    expect(await contents(filesFolder)).toEqual(before);
  });

  it('are not restored when a bit was flipped, a file is missing, or nobody says where to', async () => {
    const bad = join(base, 'bad');
    await writeBackup(fixture.db, bad, { files: files() });
    const [name = ''] = await readdir(join(bad, 'files'));
    const filesFolder = join(base, 'never');
    const restore = async () => restoreBackup(await emptyDatabase(), bad, { filesFolder });
    await expect(emptyDatabase().then((db) => restoreBackup(db, bad))).rejects.toMatchObject({
      code: 'files-folder-needed',
    });
    await flip(join(bad, 'files', name));
    await expect(restore()).rejects.toMatchObject({ code: 'backup-damaged' });
    await rm(join(bad, 'files', name));
    await expect(restore()).rejects.toMatchObject({ code: 'backup-damaged' });
    expect(existsSync(filesFolder)).toBe(false);
  });

  it('stop a backup when the store itself is damaged: it must not look whole', async () => {
    const [[name = ''] = []] = await contents(folder);
    const path = join(folder, name);
    const good = await readFile(path);
    await flip(path);
    const target = join(base, 'of-damaged');
    const backup = () => writeBackup(fixture.db, target, { files: files() });
    await expect(backup()).rejects.toMatchObject({ code: 'file-damaged' });
    expect(existsSync(target)).toBe(false);
    await writeFile(path, good);
    expect((await backup()).files, 'negative control').toHaveLength(1);
  });

  it('are not removed while a backup copies them', async () => {
    const { clock } = fixture.app;
    const runner = await openJobRunner(fixture.app, fixture.deps.jobs);
    clock.setOffset(25 * 3_600_000);
    let held = 0;
    const hold = async (client: SnapshotClient) => {
      await shareFolder(client);
      await runner.tick();
      held = (await contents(folder)).length;
    };
    await writeBackup(fixture.db, join(base, 'meanwhile'), { files: { ...files(), hold } });
    expect(held).toBe(1);
    clock.setOffset(27 * 3_600_000);
    await runner.tick();
    await runner.stop();
    expect(await contents(folder), 'negative control').toEqual([]);
  });
});
