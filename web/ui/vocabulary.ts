import { useMemo } from 'react';
import { useRead } from '../client/index.ts';

const DAY = 86_400_000;

/** The vocabulary: `term('classStatuses', 'draft')`. A word that the list lacks is shown as it is. */
export function useVocabulary() {
  const { data } = useRead('/api/vocabulary', {}, { fresh: DAY });
  return useMemo(() => {
    const sections = data?.sections ?? {};
    return {
      ready: data !== undefined,
      term(section: string, id: string | number): string {
        return sections[section]?.[String(id)]?.zh ?? String(id);
      },
      /** For selects: every word of a list in its order. */
      options(section: string): { value: string; label: string }[] {
        return Object.entries(sections[section] ?? {}).map(([value, word]) => ({ value, label: word.zh }));
      },
    };
  }, [data]);
}

const RISK_RULE = /^R\d+$/;

/**
 * What stands beside a code of the law, so that none stands alone: a clause with its short form, a risk rule with its name,
 * a rule without a number by its name. A code that no list knows is shown as it is.
 */
export function useNamedCode(): (code: string) => string {
  const clauseOf = useClauses();
  const { term } = useVocabulary();
  return (code) => {
    const clause = clauseOf(code);
    if (clause !== undefined) return namedCode(code, clause.short);
    const name = term('riskRules', code);
    return RISK_RULE.test(code) ? namedCode(code, name) : name;
  };
}

/** A code before its name; the code alone where there is no name. */
const namedCode = (code: string, name: string | undefined) =>
  name === undefined || name === code ? code : `${code} ${name}`;

export interface ClauseText {
  readonly id: string;
  /** The notice's short name and the place in it: 聊城通知 三(二). */
  readonly where: string;
  /** A few words beside the line. */
  readonly short: string;
  /** The notice's demand in our own words. */
  readonly requirement: string;
}

/** Clauses by id. Read once a day; all pages share it. */
export function useClauses(): (id: string) => ClauseText | undefined {
  const { data } = useRead('/api/clauses', {}, { fresh: DAY });
  return useMemo(() => {
    const documents = new Map(data?.documents.map((document) => [document.id, document]));
    const clauses = new Map(data?.clauses.map((clause) => [clause.id, clause]));
    return (id) => {
      const clause = clauses.get(id);
      if (clause === undefined) return undefined;
      const document = documents.get(clause.document);
      return {
        id,
        where: `${document?.short ?? document?.title ?? clause.document} ${clause.ref}`,
        short: clause.short,
        requirement: clause.requirement,
      };
    };
  }, [data]);
}
