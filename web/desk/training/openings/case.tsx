import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  Day,
  DialogButton,
  EmptyState,
  Instant,
  Label,
  MarginRow,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useVocabulary,
} from '../../../ui/index.ts';
import { Acts } from './acts.tsx';
import { type Opening, PhoneDialog, type Seat, SelectOutDialog } from './dialogs.tsx';
import { words } from './words.ts';

type Class = Reply<'/api/classes/{classId}'>;

function columnsOf(of: Opening): readonly SimpleColumn<Seat>[] {
  const labels = words.seats;
  return [
    { title: labels.number, kind: 'number', show: (row) => row.number },
    {
      title: labels.name,
      rowHead: true,
      show: (row) => (
        <>
          {row.name}
          <div className="quiet small nowrap">{row.idNumberMasked}</div>
        </>
      ),
    },
    {
      title: labels.phone,
      className: 'nowrap',
      show: (row) => (
        <>
          {row.phoneMasked ?? ''}
          {row.allowed.includes('openings.seePhone') ? (
            <DialogButton label={words.phone.act}>
              {(close) => <PhoneDialog of={of} seat={row} close={close} />}
            </DialogButton>
          ) : null}
        </>
      ),
    },
    {
      title: labels.status,
      show: (row) => (
        <>
          <Status in="seatStatuses" id={row.status} />
          {row.status === 'queued' && row.rank === 0 ? (
            <div className="quiet small">{words.first}</div>
          ) : null}
          {row.reason === null ? null : (
            <div className="quiet small">
              <Label in="selectionReasons" id={row.reason} />
              {row.explanation}
            </div>
          )}
        </>
      ),
    },
    { title: labels.at, show: (row) => <Instant at={row.takenAt} /> },
    { title: labels.base, kind: 'word', in: 'trainingBases', show: (row) => row.base },
    { title: labels.wish, kind: 'word', in: 'trainingWishes', show: (row) => row.wish },
    { title: labels.destination, kind: 'word', in: 'trainingDestinations', show: (row) => row.destination },
    {
      title: labels.act,
      show: (row) =>
        row.allowed.includes('openings.selectOut') ? (
          <DialogButton label={words.selectOut.act}>
            {(close) => <SelectOutDialog of={of} seat={row} close={close} />}
          </DialogButton>
        ) : null,
    },
  ];
}

function Facts({ of }: { of: Opening }) {
  const { term } = useVocabulary();
  const { facts } = words;
  const { minAge, maxAge, groups, audience, note } = of.conditions;
  const conditions = [
    ...(minAge === null && maxAge === null ? [] : [facts.ages(minAge, maxAge)]),
    ...groups.map((group) => term('groups', group)),
    ...(audience === 'everybody' ? [] : [term('openingAudiences', audience)]),
    ...(note === null ? [] : [note]),
  ];
  return (
    <Section title={words.title}>
      <p>
        {facts.period}：<Day on={of.openFrom} />—<Day on={of.openUntil} />
      </p>
      <p>
        {facts.room}：{facts.taken(of.taken, of.seats, of.queued)}
      </p>
      <p>
        {facts.conditions}：{conditions.join('；') || facts.anybody}
      </p>
      <MarginRow law={of.queueClause === null ? null : { clause: of.queueClause }}>
        {facts.order}：<Label in="queueOrders" id={of.queueOrder} />
        {of.queueClause === null ? `（${facts.ownOrder}）` : null}
      </MarginRow>
      {of.reason === null ? null : (
        <p>
          {facts.reason}：{of.reason}
        </p>
      )}
      <p>
        <a href={`/m/learn/${of.openingId}`}>{words.see}</a>
      </p>
    </Section>
  );
}

function Shown({ of }: { of: Class }) {
  const answer = useRead('/api/classes/{classId}/opening', { params: { classId: of.classId } });
  return (
    <Read of={answer} page>
      {(found) => (
        <CasePage
          title={of.name}
          number={of.number}
          inDrawer={false}
          status={found.opening ? <Status in="openingStatuses" id={found.opening.status} /> : null}
          facts={[
            of.organisationName,
            <span key="days">
              <Day on={of.startOn} /> — <Day on={of.endOn} />
            </span>,
            <Link key="class" to={`/desk/classes/${of.classId}`}>
              {words.toClass}
            </Link>,
          ]}
          next={null}
          acts={<Acts answer={found} of={of} />}
        >
          {found.opening === null ? (
            <p>{words.notOpen}</p>
          ) : (
            <>
              <Facts of={found.opening} />
              <Section title={words.people}>
                {found.opening.rows.length === 0 ? (
                  <EmptyState title={words.nobody} />
                ) : (
                  <SimpleTable
                    scroll={words.people}
                    blocks
                    rows={found.opening.rows}
                    rowKey={(row) => row.seatId}
                    columns={columnsOf(found.opening)}
                  />
                )}
              </Section>
            </>
          )}
        </CasePage>
      )}
    </Read>
  );
}

/** A class as people enrol in it: opened, its seats and queue, taken onto the roster. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}', { params: { classId } });
  return (
    <Read of={answer} page>
      {(detail) => <Shown of={detail} />}
    </Read>
  );
}
