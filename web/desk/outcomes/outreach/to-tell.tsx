import { Button } from 'antd';
import { type Row, useList } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  DialogButton,
  EmptyState,
  ErrorState,
  Label,
  Loading,
  Page,
  Section,
  Status,
} from '../../../ui/index.ts';
import { RecordDialog } from '../../registry/needs/record.tsx';
import { TellActs } from './tell.tsx';
import { words } from './words.ts';
import './outreach.css';

type Person = Row<'/api/people-to-tell'>;
const labels = words.toTell;

function One({ of }: { of: Person }) {
  const { me } = useMe();
  const { personId, name, villageCode } = of;
  return (
    <li>
      <div className="who">
        <b>{name}</b> <span className="quiet">{of.idNumberMasked}</span>{' '}
        <Status in="toldStatuses" id={of.status} />
        {of.reason === null ? null : (
          <span className="quiet small">
            {' '}
            <Label in="toldReasons" id={of.reason} />
          </span>
        )}
      </div>
      <div className="row">
        <TellActs of={of} />
        {mayCall(me, 'needs.record') ? (
          <DialogButton label={labels.record}>
            {(close) => <RecordDialog person={{ personId, name, villageCode }} close={close} />}
          </DialogButton>
        ) : null}
      </div>
    </li>
  );
}

/** People of one campaign in one village, under the words to read out. */
function Group({ rows }: { rows: readonly Person[] }) {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <Section title={`${first.villageName ?? words.audience.unknown}　${first.kindName}：${first.title}`}>
      <p>
        {labels.campaign}（{labels.until(first.untilOn)}）：
      </p>
      <blockquote>{first.spoken}</blockquote>
      <ul className="to-tell">
        {rows.map((row) => (
          <One key={row.personId} of={row} />
        ))}
      </ul>
    </Section>
  );
}

const keyOf = (row: Person) => `${row.villageName ?? ''} ${row.campaignId}`;

/** Whom somebody has to tell by mouth, village by village, with the words to read out. */
export function Component() {
  const list = useList('/api/people-to-tell', {});
  const rows = list.data?.rows;
  const keys = [...new Set((rows ?? []).map(keyOf))];
  return (
    <Page title={labels.title} lead={labels.lead}>
      {list.error ? <ErrorState fault={list.error} retry={() => void list.refetch()} /> : null}
      {rows === undefined && !list.error ? <Loading /> : null}
      {rows?.length === 0 ? <EmptyState title={labels.none} hint={labels.noneHint} /> : null}
      {rows !== undefined && rows.length > 0 && list.data ? (
        <p role="status">{labels.left(list.data.total ?? rows.length)}</p>
      ) : null}
      {keys.map((key) => (
        <Group key={key} rows={(rows ?? []).filter((row) => keyOf(row) === key)} />
      ))}
      {list.hasNextPage ? (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {labels.more}
        </Button>
      ) : null}
    </Page>
  );
}
