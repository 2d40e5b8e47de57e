import type { ActBody, Reply } from '../../../client/index.ts';

export type Version = Reply<'/api/policy-versions/{versionId}'>;
export type Change = Version['changes'][number];
export type StandardRow = Version['standards'][number];
export type ScarceRow = Version['scarce'][number];
export type SettingRow = Version['settings'][number];
export type SettingValue = SettingRow['packValue'];
export type StandardSet = Extract<Change, { kind: 'standard-set' }>;
export type Amount = Pick<StandardSet, 'unit' | 'amountFen' | 'shortageUpliftPercent'>;
export type Cells = Pick<
  StandardSet,
  'benefit' | 'trainingKind' | 'occupationCode' | 'level' | 'certificateKind'
>;
export type Head = Pick<ActBody<'/api/policy-versions/{versionId}'>, 'title' | 'document' | 'effectiveOn'>;

/** What is on the table of the person who drafts: head and changes by what they are about, in their order. */
export interface Draft {
  readonly head: Head;
  readonly changes: ReadonlyMap<string, Change>;
}

export const cellsOf = ({ benefit, trainingKind, occupationCode, level, certificateKind }: Cells): Cells => ({
  benefit,
  trainingKind,
  occupationCode,
  level,
  certificateKind,
});

/** Names the cells of an amount; the same cells, the same name. */
function cellsKey(cells: Cells): string {
  return [cells.benefit, cells.trainingKind, cells.occupationCode, cells.level, cells.certificateKind]
    .map((cell) => cell ?? '')
    .join('|');
}

export const standardMatter = (cells: Cells) => `standard ${cellsKey(cells)}`;
export const scarceMatter = (occupationCode: string) => `scarce ${occupationCode}`;
export const settingMatter = (key: string) => `setting ${key}`;

/** What a change is about: of one matter a draft says one thing. */
export function matterOf(change: Change): string {
  switch (change.kind) {
    case 'standard-set':
    case 'standard-end':
      return standardMatter(change);
    case 'scarce-add':
    case 'scarce-end':
      return scarceMatter(change.occupationCode);
    case 'setting-set':
      return settingMatter(change.key);
  }
}

export function draftOf(version: Pick<Version, 'changes' | keyof Head>): Draft {
  const { title, document, effectiveOn } = version;
  return {
    head: { title, document, effectiveOn },
    changes: new Map(version.changes.map((change) => [matterOf(change), change])),
  };
}

/** Same value, whatever the order of the keys of an object. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

export function sameDraft(a: Draft, b: Draft): boolean {
  return (
    same(a.head, b.head) &&
    a.changes.size === b.changes.size &&
    [...a.changes].every(([matter, change]) => same(change, b.changes.get(matter)))
  );
}

/** With one matter said otherwise; undefined takes the change back. */
export function withChange(draft: Draft, matter: string, change: Change | undefined): Draft {
  const changes = new Map(draft.changes);
  if (change === undefined) changes.delete(matter);
  else changes.set(matter, change);
  return { ...draft, changes };
}

/** One's own edits since `base`, applied to what somebody else has saved meanwhile. */
export function rebased(mine: Draft, base: Draft, theirs: Draft): Draft {
  const changes = new Map(theirs.changes);
  for (const matter of new Set([...base.changes.keys(), ...mine.changes.keys()])) {
    const own = mine.changes.get(matter);
    if (same(own, base.changes.get(matter))) continue;
    if (own === undefined) changes.delete(matter);
    else changes.set(matter, own);
  }
  const head = { ...theirs.head };
  for (const field of ['title', 'document', 'effectiveOn'] as const)
    if (mine.head[field] !== base.head[field]) head[field] = mine.head[field];
  return { head, changes };
}

export type Mark = 'same' | 'changed' | 'added' | 'ended';

/** A row of the amounts as the draft on the table makes it. */
export interface ShownStandard extends StandardRow {
  readonly matter: string;
  readonly mark: Mark;
}

function markOf(before: unknown, after: unknown, change: Change | undefined): Mark {
  if (change === undefined) return 'same';
  if (before === null) return 'added';
  return after === null ? 'ended' : 'changed';
}

/** The grid with the draft's changes: rows of the law in their order, then the rows it adds. */
export function shownStandards(
  rows: readonly StandardRow[],
  changes: ReadonlyMap<string, Change>,
  nameOf: (occupationCode: string) => string | null,
): ShownStandard[] {
  const known = new Set<string>();
  const shown = rows.flatMap((row): ShownStandard[] => {
    const matter = standardMatter(row);
    known.add(matter);
    const change = changes.get(matter);
    if (change === undefined && row.before === null) return [];
    const after =
      change === undefined ? row.before : change.kind === 'standard-set' ? amountOf(change) : null;
    return [
      {
        ...row,
        after: after === null ? null : amountOf(after),
        matter,
        mark: markOf(row.before, after, change),
        isChanged: change !== undefined,
      },
    ];
  });
  for (const [matter, change] of changes)
    if (change.kind === 'standard-set' && !known.has(matter))
      shown.push({
        ...cellsOf(change),
        key: cellsKey(change),
        occupationName: change.occupationCode === null ? null : nameOf(change.occupationCode),
        before: null,
        after: amountOf(change),
        isChanged: true,
        matter,
        mark: 'added',
      });
  return shown;
}

export const amountOf = ({ unit, amountFen, shortageUpliftPercent }: Amount): Amount => ({
  unit,
  amountFen,
  shortageUpliftPercent,
});

/** The change that makes this row so; undefined when it is as it was. */
export function changeOfStandard(
  row: Pick<ShownStandard, 'before'> & Cells,
  after: Amount,
): Change | undefined {
  if (row.before !== null && same(amountOf(row.before), amountOf(after))) return undefined;
  return { kind: 'standard-set', ...cellsOf(row), ...amountOf(after) };
}

export interface ShownScarce extends ScarceRow {
  readonly matter: string;
  readonly mark: Mark;
}

export function shownScarce(
  rows: readonly ScarceRow[],
  changes: ReadonlyMap<string, Change>,
  nameOf: (occupationCode: string) => string | null,
): ShownScarce[] {
  const known = new Set<string>();
  const shown = rows.flatMap((row): ShownScarce[] => {
    const matter = scarceMatter(row.occupationCode);
    known.add(matter);
    const change = changes.get(matter);
    if (change === undefined && !row.before) return [];
    return [
      {
        ...row,
        after: change === undefined ? row.before : change.kind === 'scarce-add',
        matter,
        mark: change === undefined ? 'same' : change.kind === 'scarce-add' ? 'added' : 'ended',
      },
    ];
  });
  for (const [matter, change] of changes)
    if (change.kind === 'scarce-add' && !known.has(matter))
      shown.push({
        occupationCode: change.occupationCode,
        occupationName: nameOf(change.occupationCode),
        before: false,
        after: true,
        from: null,
        source: null,
        matter,
        mark: 'added',
      });
  return shown;
}

/** Faults of the saved draft by the matter they point to, as long as it is said as it was; the rest under ''. */
export function faultsByMatter(
  version: Pick<Version, 'changes' | 'faults'>,
  draft: Draft,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { pointer, message } of version.faults) {
    const at = /^\/changes\/(\d+)(?:\/|$)/.exec(pointer)?.[1];
    const change = at === undefined ? undefined : version.changes[Number(at)];
    const matter = change === undefined ? '' : matterOf(change);
    // What has been corrected since is no fault to look for.
    if (change !== undefined && !same(draft.changes.get(matter), change)) continue;
    found.set(matter, [...(found.get(matter) ?? []), message]);
  }
  return found;
}
