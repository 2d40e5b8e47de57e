import { useMemo } from 'react';
import { useRead } from '../client/index.ts';

interface NoticeOfBook {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly number: string | null;
  /** Division code of the region that issued it. */
  readonly region: string;
  readonly issuedOn: string;
}

export interface ClauseOfBook {
  readonly id: string;
  readonly document: NoticeOfBook;
  readonly ref: string;
  readonly kind: string;
  readonly short: string;
  readonly requirement: string;
  readonly state: string;
  /** Where the system answers it, by way: rule, screen, report, test. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  readonly notYet: string | null;
  /** Does it speak of this word, or bear this number? */
  matches(wanted: string): boolean;
}

export interface ClauseBook {
  readonly documents: readonly NoticeOfBook[];
  readonly clauses: readonly ClauseOfBook[];
}

const DAY = 86_400_000;

/** Every clause of every notice, with its notice; read once a day and shared with the margin. */
export function useClauseBook() {
  const answer = useRead('/api/clauses', {}, { fresh: DAY });
  const data = useMemo((): ClauseBook | undefined => {
    if (answer.data === undefined) return undefined;
    const documents = new Map(answer.data.documents.map((document) => [document.id, document]));
    const clauses = answer.data.clauses.flatMap((clause) => {
      const document = documents.get(clause.document);
      if (document === undefined) return [];
      const spoken = `${clause.id} ${clause.short} ${clause.requirement}`.toLowerCase();
      return [
        { ...clause, document, matches: (wanted: string) => spoken.includes(wanted.toLowerCase().trim()) },
      ];
    });
    return { documents: answer.data.documents, clauses };
  }, [answer.data]);
  return { data, error: answer.error, refetch: answer.refetch };
}
