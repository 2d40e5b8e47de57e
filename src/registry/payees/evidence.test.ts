import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PASSWORD } from '../../platform/access/index.ts';
import { readTx } from '../../platform/db/index.ts';
import { type AppFixture, openAppFixture, type SignedIn } from '../../testing/app-fixture.ts';
import { organisationByName } from '../organisations/index.ts';

// What a change of account rests on lies beside it: the second person looks at the paper itself.

const BOUNDARY = 'part-of-a-form';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << >>\n%%EOF\n');
const FIRM = '山东鲁岳重型机械有限公司';

let fixture: AppFixture;
let finance: SignedIn;
let reviewer: SignedIn;
let organisationId: string;

beforeAll(async () => {
  fixture = await openAppFixture({ county: true });
  const signIn = (login: string) => fixture.signIn(login, DEMONSTRATION_PASSWORD);
  [finance, reviewer] = [await signIn('finance'), await signIn('reviewer3')];
  const firm = await readTx(fixture.db, { kind: 'system' }, (tx) => organisationByName(tx, FIRM));
  organisationId = firm?.organisationId ?? '';
});
afterAll(() => fixture.close());

async function staged(who: SignedIn): Promise<string> {
  const payload = Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="来函.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    PDF,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const { status, body, text } = await fixture.send(who, 'POST', '/api/files', payload, { headers });
  expect(status, text).toBe(200);
  return (body as { file: { fileId: string } }).file.fileId;
}

const propose = (fileIds: readonly string[]) =>
  fixture.send(finance, 'POST', '/api/payee-accounts', {
    organisationId,
    bankName: '高唐农商行',
    accountNumber: '6222020200001234575',
    reason: '企业来函更正账号',
    document: '企业 2021-06-10 来函',
    fileIds,
  });

/** The changes of this firm that wait; accounts of the county's rosters may wait beside them. */
async function openOfFirm() {
  const list = await fixture.send(reviewer, 'GET', '/api/payee-accounts?status=open');
  expect(list.status, list.text).toBe(200);
  const { rows } = list.body as { rows: { organisationId: string | null }[] };
  return rows.filter((row) => row.organisationId === organisationId);
}

describe('the evidence of a change of account', () => {
  it('is refused when somebody else sent it; nothing is proposed', async () => {
    const reply = await propose([await staged(reviewer)]);
    expect(reply.status, reply.text).toBe(422);
    expect(await openOfFirm()).toEqual([]);
  });

  it('is seen by the person who decides', async () => {
    const fileId = await staged(finance);
    expect((await propose([fileId])).status).toBe(200);
    expect(await openOfFirm()).toMatchObject([{ files: [{ fileId, name: '来函.pdf' }] }]);
    expect((await fixture.send(reviewer, 'GET', `/api/files/${fileId}`)).status).toBe(200);
  });
});
