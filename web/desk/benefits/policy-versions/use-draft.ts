import { useCallback, useMemo, useRef, useState } from 'react';
import { type ActBody, useRead } from '../../../client/index.ts';
import { useAct } from '../../../ui/index.ts';
import {
  type Change,
  type Draft,
  draftOf,
  faultsByMatter,
  type Head,
  rebased,
  sameDraft,
  shownScarce,
  shownStandards,
  type Version,
  withChange,
} from './draft.ts';

/** The draft being edited: what was read, what has been typed since, and how to save it. */
export function useDraft(of: Version) {
  const [base, setBase] = useState(() => ({ version: of.version, draft: draftOf(of) }));
  const [mine, setMine] = useState(base.draft);
  const [savedVersion, setSavedVersion] = useState<number | null>(null);
  const sent = useRef<Draft>(mine);
  const save = useAct('/api/policy-versions/{versionId}', {
    method: 'PUT',
    params: { versionId: of.versionId },
    after: (reply) => setSavedVersion(reply.version),
  });
  const theirs = useMemo(() => draftOf(of), [of]);
  const unsaved = !sameDraft(mine, base.draft);
  const isAhead = of.version !== base.version;
  if (isAhead && (!unsaved || of.version === savedVersion || sameDraft(mine, theirs))) {
    // What was read is newer: follow it, with what was typed while the save was under way.
    setBase({ version: of.version, draft: theirs });
    setMine(unsaved && of.version === savedVersion ? rebased(mine, sent.current, theirs) : theirs);
  }
  const setChange = useCallback(
    (matter: string, change: Change | undefined) => setMine((draft) => withChange(draft, matter, change)),
    [],
  );
  const setHead = useCallback(
    (head: Partial<Head>) => setMine((draft) => ({ ...draft, head: { ...draft.head, ...head } })),
    [],
  );
  return {
    draft: mine,
    unsaved,
    /** Somebody else has saved since this draft was read. */
    isOvertaken: isAhead && unsaved && !save.working && of.version !== savedVersion,
    saving: save,
    setChange,
    setHead,
    save() {
      sent.current = mine;
      const body: ActBody<'/api/policy-versions/{versionId}'> = {
        version: base.version,
        title: mine.head.title.trim(),
        document: mine.head.document.trim(),
        effectiveOn: mine.head.effectiveOn,
        changes: [...mine.changes.values()],
      };
      return save.run(body);
    },
    rebase() {
      setMine(rebased(mine, base.draft, theirs));
      setBase({ version: of.version, draft: theirs });
      save.clear();
    },
    discard() {
      setMine(theirs);
      setBase({ version: of.version, draft: theirs });
      save.clear();
    },
  };
}

export type DraftOnTable = ReturnType<typeof useDraft>;

/** What the tabs of a version share. */
export interface TabProps {
  readonly of: Version;
  readonly table: DraftOnTable;
  /** True for whoever may change this draft now. */
  readonly mayEdit: boolean;
  readonly names: OccupationNames;
}

export interface OccupationNames {
  nameOf(occupationCode: string): string | null;
  learn(occupationCode: string, name: string): void;
}

/** Names of occupations that were picked and that the server's grid does not name yet. */
export function useOccupationNames(of: Version): OccupationNames {
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const served = useMemo(() => {
    const names = new Map<string, string>();
    for (const { occupationCode, occupationName } of [...of.standards, ...of.scarce])
      if (occupationCode !== null && occupationName !== null) names.set(occupationCode, occupationName);
    return names;
  }, [of.standards, of.scarce]);
  return useMemo(
    () => ({
      nameOf: (code) => picked.get(code) ?? served.get(code) ?? null,
      learn: (code, name) => setPicked((before) => new Map(before).set(code, name)),
    }),
    [picked, served],
  );
}

export function useStandards(tab: TabProps) {
  const { of, table, names } = tab;
  return useMemo(
    () => shownStandards(of.standards, table.draft.changes, names.nameOf),
    [of.standards, table.draft.changes, names],
  );
}

export function useScarce(tab: TabProps) {
  const { of, table, names } = tab;
  return useMemo(
    () => shownScarce(of.scarce, table.draft.changes, names.nameOf),
    [of.scarce, table.draft.changes, names],
  );
}

export function useFaults(tab: Pick<TabProps, 'of' | 'table'>) {
  const { of, table } = tab;
  return useMemo(() => faultsByMatter(of, table.draft), [of, table.draft]);
}

/** Occupations of the national classification by a part of their name. */
export function useOccupations(typed: string) {
  const name = typed.trim();
  return useRead('/api/occupations', { query: { name } }, { enabled: name !== '', fresh: 3_600_000 });
}
