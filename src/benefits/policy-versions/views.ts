import type { z } from 'zod';
import { type Policies, type Setting, type SettingValue, settingsOfPack } from '../../law/policy/index.ts';
import {
  nearestOf,
  nearestRows,
  occupationNames,
  type PolicyTables,
  policyTables,
  type StandardWrite,
} from '../../law/reference/index.ts';
import { type Actor, allowedIn, allowedOf, type RouteId } from '../../platform/access/index.ts';
import { type CaseView, caseOf } from '../../platform/approvals/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { addDays, type Ciphers, canDo, type LocalDate, type Uuid } from '../../platform/kernel/index.ts';
import { personViews } from '../../registry/persons/index.ts';
import { CLAIM_SETTINGS, type ClaimSettingsBook, MATERIALS } from '../claims/index.ts';
import type {
  dryRunLinesQuery,
  dryRunLinesReply,
  scarceGridRow,
  settingGridRow,
  standardGridRow,
  versionReply,
  versionRow,
  versionsQuery,
  versionsReply,
} from './contract.ts';
import { VERSION } from './machine.ts';
import { cellsKey, isOn, stageOf } from './rules.ts';
import { tablesWith } from './rules-tables.ts';
import { faultsOf, isTried } from './service.ts';
import { decidesRepeal, isRepealMaker, repealStep } from './service-repeal.ts';
import { findVersion, listVersions, type VersionRow } from './store.ts';
import { type DryRunRow, lastDryRun, listDryRunLines } from './store-dry-run.ts';

export interface VersionViewDeps {
  readonly policies: Policies;
  readonly settings: ClaimSettingsBook;
}

export async function versionPage(
  tx: Tx,
  query: z.infer<typeof versionsQuery>,
  today: LocalDate,
  ciphers: Digest,
): Promise<z.input<typeof versionsReply>> {
  const { rows, total } = await listVersions(tx, {
    policyId: query.policyId ?? null,
    after: (query.after ?? null) as Uuid | null,
    limit: query.limit,
    today,
  });
  const shown = rows.slice(0, query.limit);
  return {
    rows: shown.map((row) => headOf(row, today, ciphers)),
    next: rows.length > shown.length ? (shown.at(-1)?.versionId ?? null) : null,
    total,
  };
}

type Digest = Pick<Ciphers, 'digest'>;

function headOf(row: VersionRow, today: LocalDate, ciphers: Digest): z.input<typeof versionRow> {
  return {
    versionId: row.versionId,
    number: row.number,
    policyId: row.policyId,
    divisionCode: row.divisionCode,
    divisionName: row.divisionName,
    title: row.title,
    document: row.document,
    effectiveOn: row.effectiveOn,
    stage: stageOf({ ...row, isTried: isTried(row, ciphers) }, today),
    changeCount: row.changes.length,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    version: row.version,
  };
}

/** Everything the page of one version shows: its tables with what would change, its faults, its last dry run. */
export async function versionView(
  reader: VersionReader,
  deps: VersionViewDeps,
  versionId: Uuid,
): Promise<z.input<typeof versionReply> | undefined> {
  const { tx, today, ciphers } = reader;
  const row = await findVersion(tx, versionId, today);
  if (!row) return undefined;
  const tables = await policyTables(tx, row.policyId, row.divisionCode);
  const isOpen = canDo(VERSION, row.status, 'policyVersions.submit');
  const standards = standardGrid(tables, row);
  const scarce = scarceGrid(tables, row);
  const names = await occupationNames(tx, [
    ...standards.flatMap(({ occupationCode }) => occupationCode ?? []),
    ...scarce.map(({ occupationCode }) => occupationCode),
  ]);
  const review = (await caseOf(tx, 'policy-version', versionId, today)) ?? null;
  const repeal = (await caseOf(tx, 'policy-repeal', versionId, today)) ?? null;
  const tried = await lastDryRun(tx, versionId);
  return {
    ...headOf(row, today, ciphers),
    divisionPath: row.divisionPath,
    policyTitle: deps.policies.clauses.documents.get(row.policyId)?.title ?? row.policyId,
    standards: standards.map((standard) => ({
      ...standard,
      occupationName: nameIn(names, standard.occupationCode),
    })),
    scarce: scarce.map((occupation) => ({
      ...occupation,
      occupationName: nameIn(names, occupation.occupationCode),
    })),
    settings: settingGrid(deps, tables, row),
    changes: [...row.changes],
    faults: isOpen ? [...(await faultsOf(tx, deps.policies, row, today))].map(plainFault) : [],
    dryRun: tried ? dryRunOf(tried, isTried(row, ciphers)) : null,
    review,
    repeal,
    allowed: await allowedNow(reader, row, repeal),
  };
}

const plainFault = ({ code, pointer, message }: { code: string; pointer: string; message: string }) => ({
  code,
  pointer,
  message,
});
const nameIn = (names: ReadonlyMap<string, string>, code: string | null) =>
  code === null ? null : (names.get(code) ?? null);

interface VersionReader {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly ciphers: Digest;
}

/** A repeal is proposed until the day comes, one at a time; its maker takes it back, another decides. */
async function allowedNow(
  { tx, actor, today }: VersionReader,
  row: VersionRow,
  repeal: CaseView | null,
): Promise<RouteId[]> {
  const waits = repeal?.status === 'open';
  const isOwn = waits && (await isRepealMaker({ tx, actor }, row.versionId));
  const isScheduled = row.effectiveOn > today;
  const step = repealStep(repeal);
  const now: Partial<Record<RouteId, boolean>> = {
    'policyVersions.proposeRepeal': isScheduled && !waits,
    'policyVersions.decideRepeal': isScheduled && !isOwn && step !== undefined && decidesRepeal(actor, step),
    'policyVersions.withdrawRepeal': isOwn,
  };
  return [
    ...allowedIn(VERSION, row.status, actor).filter((act) => now[act] ?? true),
    ...allowedOf(actor, ['policyVersions.exportTable']),
  ];
}

/** The day the grid speaks of: the version's own, so it shows what changes then. An approved one shows what it changed. */
function tablesBefore(tables: PolicyTables, row: VersionRow): PolicyTables {
  if (row.status !== 'approved') return tables;
  const notOwn = (entry: { readonly policyVersionId?: Uuid | null }) =>
    entry.policyVersionId !== row.versionId;
  return {
    standards: tables.standards.filter(notOwn).map((standard) => reopened(standard, row)),
    scarce: tables.scarce.filter(notOwn).map((occupation) => reopened(occupation, row)),
    settings: tables.settings.filter(notOwn).map((setting) => reopened(setting, row)),
  };
}

/** A row that ended the day before an approved version began is what that version changed. */
function reopened<T extends { readonly from: string; readonly through: string | null }>(
  entry: T,
  row: VersionRow,
): T {
  return entry.through !== null &&
    entry.from < row.effectiveOn &&
    addDays(entry.through as LocalDate, 1) === row.effectiveOn
    ? { ...entry, through: null }
    : entry;
}

type StandardGridRow = Omit<z.input<typeof standardGridRow>, 'occupationName'>;

export function standardGrid(all: PolicyTables, row: VersionRow): StandardGridRow[] {
  const tables = tablesBefore(all, row);
  const day = row.effectiveOn;
  const holding = (rows: readonly StandardWrite[]) =>
    new Map(
      nearestRows(rows)
        .filter((row) => isOn(row, day))
        .map((row) => [cellsKey(row), row]),
    );
  const before = holding(tables.standards);
  const after = holding(tablesWith(tables, row.changes, row, day).standards);
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.map((key) => {
    const was = before.get(key);
    const will = after.get(key);
    const cells = (was ?? will) as StandardWrite;
    return {
      key,
      benefit: cells.benefit as StandardGridRow['benefit'],
      trainingKind: cells.trainingKind as StandardGridRow['trainingKind'],
      occupationCode: cells.occupationCode,
      level: cells.level,
      certificateKind: cells.certificateKind as StandardGridRow['certificateKind'],
      before: was
        ? {
            ...amountCells(was),
            from: was.from,
            through: was.through,
            source: was.source,
            isOwn: was.divisionCode === row.divisionCode,
          }
        : null,
      after: will ? amountCells(will) : null,
      isChanged: JSON.stringify(was && amountCells(was)) !== JSON.stringify(will && amountCells(will)),
    };
  });
}

function amountCells(row: StandardWrite) {
  return {
    unit: row.unit as NonNullable<StandardGridRow['after']>['unit'],
    amountFen: row.amountFen,
    shortageUpliftPercent: row.shortageUpliftPercent,
  };
}

function scarceGrid(
  all: PolicyTables,
  row: VersionRow,
): Omit<z.input<typeof scarceGridRow>, 'occupationName'>[] {
  const tables = tablesBefore(all, row);
  const day = row.effectiveOn;
  const before = new Map(
    tables.scarce
      .filter((occupation) => isOn(occupation, day))
      .map((occupation) => [occupation.occupationCode, occupation]),
  );
  const after = new Set(
    tablesWith(tables, row.changes, row, day)
      .scarce.filter((occupation) => isOn(occupation, day))
      .map((occupation) => occupation.occupationCode),
  );
  return [...new Set([...before.keys(), ...after])].sort().map((occupationCode) => ({
    occupationCode,
    before: before.has(occupationCode),
    after: after.has(occupationCode),
    from: before.get(occupationCode)?.from ?? null,
    source: before.get(occupationCode)?.source ?? null,
  }));
}

function settingGrid(
  deps: VersionViewDeps,
  all: PolicyTables,
  row: VersionRow,
): z.input<typeof settingGridRow>[] {
  const tables = tablesBefore(all, row);
  const day = row.effectiveOn;
  const holding = (rows: PolicyTables['settings']) =>
    new Map(
      nearestOf(rows, (row) => row.settingKey)
        .filter((row) => isOn(row, day))
        .map((row) => [row.settingKey, row]),
    );
  const before = holding(tables.settings);
  const after = holding(tablesWith(tables, row.changes, row, day).settings);
  const settings = [...settingsOfPack(deps.policies, row.policyId), ...claimSettings(deps, row.policyId)];
  return settings.map((setting) => {
    const was = before.get(setting.key);
    const will = after.get(setting.key)?.settingValue ?? setting.value;
    const value = was?.settingValue ?? setting.value;
    return {
      key: setting.key,
      kind: setting.kind,
      list: setting.list,
      part: setting.part,
      benefit: setting.benefit,
      check: setting.check,
      question: setting.question,
      clause: setting.clause,
      under: [...setting.under],
      packValue: plain(setting.value),
      before: plain(value),
      after: plain(will),
      source: was?.source ?? null,
      isChanged: JSON.stringify(value) !== JSON.stringify(will),
    };
  });
}

const plain = (value: SettingValue) => (typeof value === 'object' ? [...value] : value);

/** How claims are run: deadlines and the attendance that is asked, beside what the pack itself lets be set. */
function claimSettings(
  deps: VersionViewDeps,
  policyId: string,
): (Omit<Setting, 'clause'> & { clause: string | null })[] {
  const standard = deps.settings.of(policyId);
  const row = { list: null, benefit: null, question: '', clause: null, under: [] };
  const days = Object.entries(CLAIM_SETTINGS).map(([key, { kind, of }]) => {
    const part = key.slice('claims/'.length);
    return { ...row, key, kind, part, check: part, value: of(standard) };
  });
  const provided = [...(deps.policies.packs.get(policyId)?.data.benefits.keys() ?? [])];
  const materials = provided.map((benefit) => {
    const key = `${MATERIALS}${benefit}`;
    const part = key.slice('claims/'.length);
    return {
      ...row,
      key,
      kind: 'texts' as const,
      part,
      check: part,
      value: standard.materials[benefit] ?? [],
    };
  });
  return [...days, ...materials];
}

function dryRunOf(row: DryRunRow, isCurrent: boolean) {
  const { runId, periodFrom, periodThrough, ranAt, ranBy, summary } = row;
  return { runId, periodFrom, periodThrough, ranAt: ranAt.toISOString(), ranBy, isCurrent, summary };
}

/** The persons behind a figure of the last dry run. */
export async function dryRunLinePage(
  tx: Tx,
  versionId: Uuid,
  query: z.infer<typeof dryRunLinesQuery>,
): Promise<z.input<typeof dryRunLinesReply> | undefined> {
  const run = await lastDryRun(tx, versionId);
  if (!run) return undefined;
  const after = Number(query.after ?? 0);
  const { rows, total } = await listDryRunLines(tx, run.runId, {
    direction: query.direction ?? null,
    divisionCode: query.divisionCode ?? null,
    benefit: query.benefit ?? null,
    group: query.group ?? null,
    after,
    limit: query.limit,
  });
  const shown = rows.slice(0, query.limit);
  const persons = await personViews(
    tx,
    shown.map((row) => row.personId),
  );
  return {
    rows: shown.flatMap((row) => {
      const person = persons.get(row.personId);
      return person
        ? [
            {
              person: { personId: row.personId, name: person.name, idNumberMasked: person.idNumberMasked },
              lineKey: row.lineKey,
              divisionCode: row.divisionCode,
              benefit: row.benefit,
              group: row.groupCode,
              direction: row.direction,
              beforeOutcome: row.beforeOutcome,
              afterOutcome: row.afterOutcome,
              beforeFen: row.beforeFen,
              afterFen: row.afterFen,
              clause: row.clause,
              check: row.checkName,
            },
          ]
        : [];
    }),
    next: rows.length > shown.length ? String(after + shown.length) : null,
    total,
  };
}
