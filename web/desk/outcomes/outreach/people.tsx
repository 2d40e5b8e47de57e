import { Button, Select } from 'antd';
import { type Row, useList } from '../../../client/index.ts';
import {
  EmptyState,
  ErrorState,
  Label,
  Loading,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { TellActs } from './tell.tsx';
import { words } from './words.ts';

type Person = Row<'/api/campaigns/{campaignId}/people'>;
type PersonStatus = Person['status'];
const labels = words.people;

const COLUMNS: readonly SimpleColumn<Person>[] = [
  {
    title: labels.name,
    rowHead: true,
    className: 'nowrap',
    show: (row) => (
      <>
        {row.name}
        <div className="quiet small">{row.idNumberMasked}</div>
      </>
    ),
  },
  { title: labels.phone, show: (row) => row.phoneMasked ?? words.audience.noPhone },
  { title: labels.village, show: (row) => row.villageName ?? words.audience.unknown },
  {
    title: labels.status,
    show: (row) => (
      <>
        <Status in="toldStatuses" id={row.status} />
        {row.reason === null ? null : (
          <div className="quiet small">
            <Label in="toldReasons" id={row.reason} />
          </div>
        )}
      </>
    ),
  },
  { title: labels.reachedAt, kind: 'instant', show: (row) => row.reachedAt },
  { title: labels.toldBy, show: (row) => row.toldBy },
  { title: labels.acts, show: (row) => <TellActs of={row} /> },
];

/** Those chosen for a campaign, each with how she was told. */
export function PeopleSection({ campaignId }: { campaignId: string }) {
  const [search, change] = useSearch();
  const { options } = useVocabulary();
  const status = (search.get('told') ?? undefined) as PersonStatus | undefined;
  const list = useList('/api/campaigns/{campaignId}/people', status === undefined ? {} : { status }, {
    campaignId,
  });
  const rows = list.data?.rows;
  return (
    <Section title={labels.title}>
      <p>
        <Select
          aria-label={labels.status}
          allowClear
          placeholder={labels.status}
          style={{ minWidth: '12rem' }}
          value={status ?? null}
          onChange={(value: string | null | undefined) => change({ told: value ?? null })}
          options={options('toldStatuses')}
        />
      </p>
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.error ? <Loading /> : null}
      {rows?.length === 0 ? <EmptyState title={labels.empty} hint={labels.emptyHint} /> : null}
      {rows === undefined || rows.length === 0 ? null : (
        <SimpleTable
          scroll={labels.title}
          blocks
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => String(row.personId)}
        />
      )}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.toTell.more}
        </Button>
      ) : null}
    </Section>
  );
}
