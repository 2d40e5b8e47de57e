import type { Act, UploadedFile } from '../../platform/access/index.ts';
import { inScope } from '../../platform/db/index.ts';
import {
  done,
  type IdentityNumber,
  type LocalDate,
  localDateAt,
  type PersonId,
  type Result,
  refused,
  type Uuid,
} from '../../platform/kernel/index.ts';
import { personIdsByNumber } from '../../registry/persons/index.ts';
import type { RowFault } from './contract.ts';
import type { ListedPlatform, OnlineDeps } from './ports.ts';
import { REFUSALS, type ReadRow, type ReportedRow, readRow, rowsOfTable } from './rules.ts';
import { listedPlatform, secretOf, tokenIndexOf } from './service-keys.ts';
import { isHmacOf, isSm2Of, signatureIn } from './signatures.ts';
import {
  findReport,
  insertHours,
  insertReport,
  type KeyRow,
  keysOf,
  lockReports,
  type NewHours,
  placesOfPeople,
  type ReportRow,
} from './store.ts';

interface Taken {
  readonly reportId: Uuid;
  readonly isRepeated: boolean;
  readonly rows: number;
  readonly taken: number;
  readonly faults: { row: number; fault: RowFault }[];
}

/** The table and the signature of a report; a refusal where it is not these two. Read before the transaction. */
export interface SignedReport {
  readonly content: Buffer;
  readonly signature: string;
  readonly rows: readonly ReportedRow[];
}

/** Takes the two files apart and reads the table. Refuses `two-files`, `heading-wrong`, `no-rows`, `too-many-rows`, what is no table. */
export async function readReport(
  { files }: Pick<OnlineDeps, 'files'>,
  uploaded: readonly UploadedFile[],
): Promise<Result<SignedReport>> {
  const isSignature = ({ name }: UploadedFile) => name.toLowerCase().endsWith('.sig');
  const [signed] = uploaded.filter(isSignature);
  const [table] = uploaded.filter((file) => !isSignature(file));
  if (uploaded.length !== 2 || !signed || !table) return refused(REFUSALS.twoFiles);
  const read = await files.read(table);
  if (!read.ok) return read;
  const rows = rowsOfTable(read.value);
  if (!Array.isArray(rows)) return refused(rows as Exclude<typeof rows, ReportedRow[]>);
  return done({ content: table.content, signature: signatureIn(signed.content), rows });
}

/**
 * A handler brings a signed report of a platform. Row errors are given back, the rest is kept; the same report twice changes
 * nothing, but after it was taken back. Refuses `not-listed`, `no-key`, `signature-wrong`.
 */
export async function takeFile(
  act: Act,
  deps: Pick<OnlineDeps, 'platforms'>,
  platformId: Uuid,
  report: SignedReport,
): Promise<Result<Taken>> {
  const platform = await listedPlatform(act, deps, platformId);
  if (!platform) return refused(REFUSALS.notListed);
  const keys = (await keysOf(act.tx, [platformId])).filter(
    ({ status, kind }) => status === 'in-use' && kind !== 'token',
  );
  if (keys.length === 0) return refused(REFUSALS.noKey);
  const key = keys.find((one) => isSignedBy(act, one, report));
  if (!key) return refused(REFUSALS.signatureWrong);
  const digest = act.ciphers.digest(report.content);
  return done(
    await takeRows(act, platform, { key, digest, way: 'file', rows: report.rows, changedOn: null }),
  );
}

function isSignedBy(act: Pick<Act, 'ciphers'>, key: KeyRow, { content, signature }: SignedReport): boolean {
  if (signature === '') return false;
  const secret = secretOf(act.ciphers, key);
  if (secret !== null) return isHmacOf(content, secret, signature);
  return key.publicKey !== null && isSm2Of(content, key.publicKey, signature);
}

/**
 * A platform sends hours by its token. Refuses `token-wrong` alike where the platform is unknown, so nobody learns which there are.
 * A row of somebody who is in no class there is given back as one whose number nobody has.
 */
export async function takeSent(
  act: Act,
  deps: Pick<OnlineDeps, 'platforms'>,
  sent: {
    readonly platformId: Uuid;
    readonly token: string;
    readonly coursesChangedOn?: string | undefined;
    readonly rows: readonly ReportedRow[];
  },
): Promise<Result<Taken>> {
  const { platformId, token, rows, coursesChangedOn = null } = sent;
  return inScope(act.tx, { of: { kind: 'system' }, own: act.actor.scope }, async () => {
    const index = tokenIndexOf(act.ciphers, token);
    const key = (await keysOf(act.tx, [platformId])).find(
      (one) => one.status === 'in-use' && one.tokenIndex?.equals(index) === true,
    );
    const platform =
      key &&
      (await deps.platforms(act.tx, act.clock.today())).find(
        (one) => one.platformId === platformId && !one.isStopped,
      );
    if (!key || !platform) return refused(REFUSALS.tokenWrong);
    const digest = act.ciphers.digest(JSON.stringify({ coursesChangedOn, rows }));
    const changedOn = coursesChangedOn as LocalDate | null;
    return done(await takeRows(act, platform, { key, digest, way: 'api', rows, changedOn }));
  });
}

interface Report {
  readonly key: KeyRow;
  readonly digest: Buffer;
  readonly way: 'file' | 'api';
  readonly rows: readonly ReportedRow[];
  readonly changedOn: LocalDate | null;
}

async function takeRows(act: Act, platform: ListedPlatform, report: Report): Promise<Taken> {
  const { platformId, name: platformName, divisionCode, divisionPath } = platform;
  await lockReports(act.tx, platformId);
  const known = await findReport(act.tx, { divisionCode, platformId, contentDigest: report.digest });
  if (known && !known.isTakenBack) {
    await record(act, known, { isRepeated: true });
    return takenOf(known, true);
  }
  const { hours, faults } = await placed(act, platform, report.rows);
  const row: ReportRow = {
    reportId: act.ids.uuid(),
    ...{ platformId, platformName, divisionCode, divisionPath, faults },
    keyId: report.key.keyId,
    way: report.way,
    contentDigest: report.digest,
    coursesChangedOn: report.changedOn,
    rowCount: report.rows.length,
    takenCount: hours.length,
    receivedAt: act.clock.now(),
    round: (known?.round ?? 0) + 1,
  };
  await insertReport(act.tx, row, act.actor.accountId);
  await insertHours(act.tx, row, hours);
  await record(act, row, { isRepeated: false });
  return takenOf(row, false);
}

const takenOf = (row: ReportRow, isRepeated: boolean): Taken => ({
  reportId: row.reportId,
  isRepeated,
  rows: row.rowCount,
  taken: row.takenCount,
  faults: [...row.faults],
});

/** Each row with its person and her class on that day; what is wrong with the rest, by row. */
async function placed(
  act: Act,
  platform: ListedPlatform,
  rows: readonly ReportedRow[],
): Promise<{ hours: NewHours[]; faults: { row: number; fault: RowFault }[] }> {
  const now = act.clock.now();
  const read = rows.map((row) => readRow(row, now));
  const isRead = (row: ReadRow | RowFault): row is ReadRow => typeof row !== 'string';
  const numbers = [...new Set(read.filter(isRead).map(({ idNumber }) => idNumber))];
  const persons: ReadonlyMap<IdentityNumber, PersonId> = await personIdsByNumber(
    act.tx,
    act.ciphers,
    numbers,
  );
  const places = await placesOfPeople(act.tx, [...new Set(persons.values())], platform.divisionPath);
  const hours: NewHours[] = [];
  const faults: { row: number; fault: RowFault }[] = [];
  read.forEach((row, index) => {
    const rowNo = index + 1;
    if (!isRead(row)) {
      faults.push({ row: rowNo, fault: row });
      return;
    }
    const personId = persons.get(row.idNumber);
    const day = localDateAt(row.fromAt);
    const place = places.find((one) => one.personId === personId && one.startOn <= day && day <= one.endOn);
    const { idNumber: _, ...said } = row;
    if (personId === undefined || place === undefined) faults.push({ row: rowNo, fault: 'not-in-class' });
    else hours.push({ ...said, personId, rowNo, classId: place.classId });
  });
  return { hours, faults };
}

function record(
  act: Act,
  row: Pick<ReportRow, 'reportId' | 'platformId' | 'divisionPath' | 'rowCount' | 'takenCount' | 'way'>,
  { isRepeated }: { readonly isRepeated: boolean },
): Promise<void> {
  const { platformId, rowCount, takenCount, way } = row;
  return act.record({
    event: 'online-hours-reported',
    objectType: 'online-report',
    objectId: row.reportId,
    divisionPath: row.divisionPath,
    detail: { platformId, way, rows: rowCount, taken: takenCount, isRepeated },
  });
}
