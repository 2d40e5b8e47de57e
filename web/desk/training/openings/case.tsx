import { App, Form, Select } from 'antd';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  ActButton,
  CasePage,
  Day,
  DayInput,
  DialogButton,
  EmptyState,
  FormDialog,
  Instant,
  Label,
  MarginRow,
  NumberInput,
  numberRule,
  Read,
  ReasonButton,
  Section,
  type SimpleColumn,
  SimpleTable,
  Status,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { OpenDialog } from './open-dialog.tsx';
import { words } from './words.ts';

type OfClass = Reply<'/api/classes/{classId}/opening'>;
type Opening = NonNullable<OfClass['opening']>;
type Seat = Opening['rows'][number];
type Class = Reply<'/api/classes/{classId}'>;

function AmendDialog({ of, close }: { of: Opening; close: () => void }) {
  const { message } = App.useApp();
  const act = useAct('/api/openings/{openingId}/amend', {
    params: { openingId: of.openingId },
    silent: true,
    after: () => {
      message.success(words.amend.done);
      close();
    },
  });
  return (
    <FormDialog<{ seats: number; openUntil: string }>
      title={words.amend.title}
      submit={words.amend.submit}
      act={act}
      close={close}
      initial={{ seats: of.seats, openUntil: of.openUntil }}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{words.amend.effect}</p>
      <Form.Item
        name="seats"
        label={words.open.seats}
        rules={[
          { required: true, message: words.open.needSeats },
          numberRule({ min: 1, max: 2000, step: 1, message: words.open.needSeats }),
        ]}
      >
        <NumberInput />
      </Form.Item>
      <Form.Item
        name="openUntil"
        label={words.open.until}
        rules={[{ required: true, message: words.open.needDay }]}
      >
        <DayInput />
      </Form.Item>
    </FormDialog>
  );
}

function SelectOutDialog({ of, seat, close }: { of: Opening; seat: Seat; close: () => void }) {
  const { message } = App.useApp();
  const { options } = useVocabulary();
  const labels = words.selectOut;
  const act = useAct('/api/openings/{openingId}/seats/{seatId}/select-out', {
    params: { openingId: of.openingId, seatId: seat.seatId },
    silent: true,
    after: () => {
      message.success(labels.done);
      close();
    },
  });
  return (
    <FormDialog<{ reason: NonNullable<Seat['reason']> }>
      title={labels.title(seat.name)}
      submit={labels.submit}
      danger
      act={act}
      close={close}
      send={(typed) => void act.run(typed)}
    >
      <p>{labels.effect}</p>
      <Form.Item name="reason" label={labels.reason} rules={[{ required: true, message: labels.need }]}>
        <Select options={options('selectionReasons')} />
      </Form.Item>
    </FormDialog>
  );
}

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
    { title: labels.phone, show: (row) => row.phoneMasked ?? '', className: 'nowrap' },
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

function Acts({ answer, of }: { answer: OfClass; of: Class }) {
  const { opening, allowed, lastDay } = answer;
  const at = opening && { allowed: opening.allowed, params: { openingId: opening.openingId } };
  return (
    <>
      {allowed.includes('openings.open') ? (
        <DialogButton label={opening ? words.open.again : words.open.act} type="primary">
          {(close) => (
            <OpenDialog
              classId={of.classId}
              name={of.name}
              today={answer.today}
              lastDay={lastDay}
              close={close}
            />
          )}
        </DialogButton>
      ) : null}
      {opening && at ? (
        <>
          <ActButton
            {...at}
            route="openings.takeRoster"
            path="/api/openings/{openingId}/roster"
            body={{ version: opening.version }}
            label={words.take}
            ask={words.takeAsk}
            kind="primary"
          />
          {opening.allowed.includes('openings.amend') ? (
            <DialogButton label={words.amend.act}>
              {(close) => <AmendDialog of={opening} close={close} />}
            </DialogButton>
          ) : null}
          <ActButton
            {...at}
            route="openings.close"
            path="/api/openings/{openingId}/close"
            body={{ version: opening.version }}
            label={words.close}
            ask={words.closeAsk}
          />
          <ActButton
            {...at}
            route="openings.reopen"
            path="/api/openings/{openingId}/reopen"
            body={{ version: opening.version }}
            label={words.reopen}
          />
          <ReasonButton
            {...at}
            version={opening.version}
            route="openings.cancel"
            path="/api/openings/{openingId}/cancel"
            label={words.cancel.act}
            title={words.cancel.act}
            effect={words.cancel.effect}
            hint={words.cancel.hint}
            said={() => words.cancel.done}
          />
        </>
      ) : null}
    </>
  );
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
      <MarginRow law={{ clause: of.queueClause }}>
        {facts.order}：<Label in="queueOrders" id={of.queueOrder} />
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
