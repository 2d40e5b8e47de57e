import { useList } from '../../../client/index.ts';
import { ErrorState, Loading, Page } from '../../../ui/index.ts';
import { words } from './correction-words.ts';
import { CorrectionsTable } from './corrections-table.tsx';

/** Corrections of persons and facts: what waits for a second person, and what was decided. */
export function Component() {
  const corrections = useList('/api/person-corrections', {});
  return (
    <Page title={words.title} lead={words.lead}>
      {corrections.error ? (
        <ErrorState fault={corrections.error} retry={() => void corrections.refetch()} />
      ) : null}
      {corrections.data === undefined && !corrections.error ? <Loading /> : null}
      {corrections.data ? (
        <>
          <CorrectionsTable
            title={words.waiting}
            none={words.noneWaiting}
            rows={corrections.data.rows.filter((row) => row.status === 'open')}
          />
          <CorrectionsTable
            title={words.decided}
            none={words.none}
            rows={corrections.data.rows.filter((row) => row.status !== 'open')}
          />
        </>
      ) : null}
    </Page>
  );
}
