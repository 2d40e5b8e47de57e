import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFixture, openAppFixture, type Reply, type SignedIn } from '../../testing/app-fixture.ts';
import { type Actor, performAct } from '../access/index.ts';
import { readTx, withTx } from '../db/index.ts';
import { fixedClock, localDate } from '../kernel/index.ts';
import { attachFiles, filesOf, type StoredFile, zFileIds, zStoredFile } from './index.ts';
import { prepareFile } from './service.ts';
import { takeQuota } from './store.ts';

const BOUNDARY = 'part-of-a-form';
const SUBJECT = { subjectType: 'payee-account', subjectId: 'change-1' };
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << >>\n%%EOF\n');

/** A photo with the place and the device in it, as a phone takes it. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 1200, height: 800, channels: 3, background: '#3a6' } })
    .withExif({ IFD0: { Make: 'SecretPhone', Copyright: 'SecretOwner' } })
    .jpeg()
    .toBuffer();
}

describe('attached files', () => {
  let fixture: AppFixture;
  let handler: SignedIn;
  let colleague: SignedIn;
  let stranger: SignedIn;
  let picture: Buffer;

  const send = (who: SignedIn, name: string, content: Buffer, copies = 1): Promise<Reply> => {
    const part = Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n'),
    ]);
    const payload = Buffer.concat([...Array(copies).fill(part), Buffer.from(`--${BOUNDARY}--\r\n`)]);
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    return fixture.send(who, 'POST', '/api/files', payload, { headers });
  };
  const staged = async (who: SignedIn, name: string, content: Buffer): Promise<StoredFile> => {
    const { status, body, text } = await send(who, name, content);
    expect(status, text).toBe(200);
    return zStoredFile.parse((body as { file: unknown }).file);
  };
  const codeOf = ({ status, body }: Reply) => [
    status,
    (body as { refusals: { code: string }[] }).refusals[0]?.code,
  ];
  const attach = (
    actor: Actor,
    ids: readonly string[],
    subject: Parameters<typeof attachFiles>[2] = SUBJECT,
  ) =>
    performAct(
      fixture.app,
      actor,
      { event: 'file-attached', objectType: 'file', objectId: 'many', requestId: fixture.key() },
      async (act) => attachFiles(act, ids, subject),
    );
  const bytesOnDisk = async (): Promise<Buffer[]> => {
    const { folder } = fixture.deps.files;
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.length > 60);
    return Promise.all(names.map((name) => readFile(join(folder, name))));
  };

  beforeAll(async () => {
    fixture = await openAppFixture();
    await fixture.account('handler', 'county-handler', { divisionCode: '371526' });
    await fixture.account('colleague', 'county-first-reviewer', { divisionCode: '371526' });
    await fixture.account('stranger', 'county-handler', { divisionCode: '371525' });
    handler = await fixture.signIn('handler');
    colleague = await fixture.signIn('colleague');
    stranger = await fixture.signIn('stranger');
    picture = await photo();
  });
  afterAll(() => fixture?.close());

  it('are taken in without what the camera wrote, encrypted, under a name that says nothing', async () => {
    expect(picture.includes('SecretPhone')).toBe(true);
    const file = await staged(handler, '王小明 身份证.JPEG', picture);
    expect(file).toMatchObject({ name: '王小明 身份证.JPEG', mediaType: 'image/jpeg' });
    const whole = await fixture.server.inject({
      url: `/api/files/${file.fileId}`,
      headers: { cookie: handler.cookie },
    });
    expect(whole.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(whole.headers['content-disposition']).toContain('attachment');
    expect(whole.rawPayload.includes('SecretPhone')).toBe(false);
    expect(await sharp(whole.rawPayload).metadata()).toMatchObject({ width: 1200, height: 800 });
    const disk = await bytesOnDisk();
    expect(disk).toHaveLength(2);
    const plain = whole.rawPayload.subarray(0, 40);
    expect(disk.filter((bytes) => bytes.includes(plain) || bytes.includes('WEBP'))).toEqual([]);
    expect(whole.rawPayload.includes(plain), 'negative control').toBe(true);
  });

  it('have a small picture, and a PDF is its own, shown in the page', async () => {
    const image = await staged(handler, 'a.png', await sharp(picture).png().toBuffer());
    const small = await fixture.server.inject({
      url: `/api/files/${image.fileId}/preview`,
      headers: { cookie: handler.cookie },
    });
    expect(await sharp(small.rawPayload).metadata()).toMatchObject({ format: 'webp', width: 640 });
    const paper = await staged(handler, '开户许可.exe', PDF);
    expect(paper).toMatchObject({ name: '开户许可.pdf', mediaType: 'application/pdf' });
    const shown = await fixture.server.inject({
      url: `/api/files/${paper.fileId}/preview`,
      headers: { cookie: handler.cookie },
    });
    expect(shown.rawPayload).toEqual(PDF);
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.headers['content-type']).toBe('application/pdf');
  });

  it('are refused when the contents are none of ours, damaged, harmful, or several at once', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');
    expect(codeOf(await send(handler, 'photo.jpg', page))).toEqual([422, 'file-type']);
    expect(codeOf(await send(handler, 'photo.png', drawing))).toEqual([422, 'file-type']);
    expect(codeOf(await send(handler, 'cut.jpg', picture.subarray(0, 2000)))).toEqual([422, 'file-damaged']);
    expect(codeOf(await send(handler, 'cut.pdf', PDF.subarray(0, 30)))).toEqual([422, 'file-damaged']);
    const harmful = Buffer.concat([PDF.subarray(0, 20), Buffer.from('JILU-SCANNER-TEST'), PDF.subarray(20)]);
    expect(codeOf(await send(handler, 'bad.pdf', harmful))).toEqual([422, 'file-harmful']);
    expect(codeOf(await send(handler, 'two.pdf', PDF, 2))).toEqual([422, 'one-file']);
    expect(codeOf(await send(handler, 'large.pdf', Buffer.alloc(10 * 1024 * 1024 + 1)))).toEqual([
      400,
      'too-large',
    ]);
  });

  it('are refused when a small file would unfold into a huge picture', async () => {
    const bomb = await sharp({ create: { width: 6400, height: 6400, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(codeOf(await send(handler, 'bomb.png', bomb))).toEqual([422, 'file-damaged']);
  }, 30_000);

  it('are refused while the scanner does not answer', async () => {
    const silent = { name: 'silent', isClean: () => Promise.reject(new Error('no line')) };
    const store = { folder: fixture.deps.files.folder, scanner: silent };
    expect(await prepareFile(store, { name: 'a.pdf', content: PDF })).toMatchObject({
      ok: false,
      refusals: [{ code: 'scanner-silent' }],
    });
  });

  it('are seen by their stager alone until they are attached, then by whoever sees the place', async () => {
    const { fileId } = await staged(handler, 'evidence.pdf', PDF);
    const url = `/api/files/${fileId}`;
    expect((await fixture.send(colleague, 'GET', url)).status).toBe(404);
    expect((await fixture.send(stranger, 'GET', url)).status).toBe(404);
    expect(await attach(colleague.actor, [fileId])).toMatchObject({
      refusals: [{ code: 'file-not-staged' }],
    });
    expect(await attach(handler.actor, [fileId])).toMatchObject({ ok: true, value: { count: 1 } });
    expect(await attach(handler.actor, [fileId])).toMatchObject({ refusals: [{ code: 'file-not-staged' }] });
    expect((await fixture.send(colleague, 'GET', url)).status).toBe(200);
    expect((await fixture.send(stranger, 'GET', url)).status).toBe(404);
    const listed = (actor: Actor) =>
      readTx(fixture.db, actor.scope, (tx) =>
        filesOf({ tx, ciphers: fixture.app.ciphers }, SUBJECT.subjectType, [SUBJECT.subjectId]),
      );
    expect((await listed(colleague.actor)).get(SUBJECT.subjectId)).toMatchObject([
      { fileId, name: 'evidence.pdf' },
    ]);
    expect((await listed(stranger.actor)).size).toBe(0);
  });

  it('leave a line in the record for each look, without the name of the file', async () => {
    const { fileId } = await staged(handler, '李四 370000199001011234.pdf', PDF);
    await fixture.send(handler, 'GET', `/api/files/${fileId}`);
    await fixture.send(handler, 'GET', `/api/files/${fileId}/preview`);
    const owner = await fixture.db.owner();
    const { rows } = await owner.query(
      'select event, outcome, detail from journal_entry where object_id = $1 order by seq',
      [fileId],
    );
    await owner.end();
    expect(rows).toMatchObject([
      { event: 'file-staged', outcome: 'done' },
      { event: 'file-viewed', outcome: 'viewed', detail: { what: 'whole' } },
      { event: 'file-viewed', outcome: 'viewed', detail: { what: 'preview' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('李四');
  });

  it('are attached once by fifty who try at the same moment', async () => {
    const { fileId } = await staged(handler, 'one.pdf', PDF);
    const tried = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        attach(handler.actor, [fileId], { ...SUBJECT, subjectId: `race-${n}` }),
      ),
    );
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('stay as they were attached, even for the owner of the tables', async () => {
    const { fileId } = await staged(handler, 'kept.pdf', PDF);
    await attach(handler.actor, [fileId]);
    const owner = await fixture.db.owner();
    try {
      await owner.query("select set_config('app.scope_kind', 'system', false)");
      const remove = (id: string) => owner.query('delete from stored_file where file_id = $1', [id]);
      await expect(remove(fileId)).rejects.toThrow('append_only');
      await expect(
        owner.query("update stored_file set subject_id = 'another' where file_id = $1", [fileId]),
      ).rejects.toThrow('append_only');
      const free = await staged(handler, 'free.pdf', PDF);
      expect((await remove(free.fileId)).rowCount, 'negative control').toBe(1);
    } finally {
      await owner.end();
    }
  });

  it('are no longer opened when a bit of them was flipped, or they were put in the place of another', async () => {
    const { folder } = fixture.deps.files;
    const file = await staged(handler, 'flip.pdf', PDF);
    const other = await staged(handler, 'other.pdf', PDF);
    const [path, second] = await Promise.all([pathOf(file.fileId), pathOf(other.fileId)]);
    const look = () => fixture.send(handler, 'GET', `/api/files/${file.fileId}`);
    expect((await look()).status).toBe(200);
    const bytes = await readFile(join(folder, path));
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(60) ^ 1, 60);
    await writeFile(join(folder, path), flipped);
    expect(codeOf(await look())).toEqual([422, 'file-unreadable']);
    await writeFile(join(folder, path), await readFile(join(folder, second)));
    expect(codeOf(await look())).toEqual([422, 'file-unreadable']);
    await writeFile(join(folder, path), bytes);
    expect((await look()).status, 'negative control').toBe(200);
  });

  it('are limited by day: of fifty at once as many as fit, and again the day after', async () => {
    const day = localDate('2021-10-11');
    const take = (on: typeof day) =>
      withTx(fixture.db, { kind: 'system' }, (tx) =>
        takeQuota(tx, 'organisation:race', { day: on, bytes: 5, most: 200 }),
      );
    const taken = await Promise.all(Array.from({ length: 50 }, () => take(day)));
    expect(taken.filter(Boolean)).toHaveLength(40);
    expect(await take(localDate('2021-10-12'))).toBe(true);
    await withTx(fixture.db, { kind: 'system' }, (tx) =>
      takeQuota(tx, `division:${stranger.actor.divisionPath}`, {
        day: fixture.app.clock.today(),
        bytes: 200 * 1024 * 1024,
        most: 200 * 1024 * 1024,
      }),
    );
    const refused = await send(stranger, 'more.pdf', PDF);
    expect(codeOf(refused)).toEqual([422, 'file-quota']);
    expect(refused.text).toContain('2021-10-12');
  });

  it('are at most twenty for one act', () => {
    const { uuid } = fixture.app.ids;
    expect(zFileIds.safeParse(Array.from({ length: 20 }, uuid)).success).toBe(true);
    expect(zFileIds.safeParse(Array.from({ length: 21 }, uuid)).success).toBe(false);
  });

  it('wait a day to be attached', async () => {
    const { fileId } = await staged(handler, 'late.pdf', PDF);
    const late = fixedClock(new Date(fixture.app.clock.now().getTime() + 25 * 3_600_000).toISOString());
    const tried = await performAct(
      { ...fixture.app, clock: late },
      handler.actor,
      { event: 'file-attached', objectType: 'file', objectId: fileId, requestId: fixture.key() },
      (act) => attachFiles(act, [fileId], SUBJECT),
    );
    expect(tried).toMatchObject({ refusals: [{ code: 'file-not-staged' }] });
  });

  async function pathOf(fileId: string): Promise<string> {
    const owner = await fixture.db.owner();
    const { rows } = await owner.query('select file_name from stored_file where file_id = $1', [fileId]);
    await owner.end();
    const name = rows[0].file_name as string;
    return join(name.slice(0, 2), name);
  }
});
