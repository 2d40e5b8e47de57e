import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  ActAlert,
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
  ReasonField,
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
  const labels = words.amend;
  const act = useAct('/api/openings/{openingId}/amend', {
    params: { openingId: of.openingId },
    silent: true,
    after: () => {
      message.success(words.amend.done);
      close();
    },
  });
  return (
    <FormDialog<{ seats: number; openUntil: string; note?: string | null }>
      title={words.amend.title}
      submit={words.amend.submit}
      act={act}
      close={close}
      initial={{ seats: of.seats, openUntil: of.openUntil, note: of.conditions.note }}
      send={({ note, ...typed }) =>
        void act.run({ version: of.version, ...typed, note: note?.trim() || null })
      }
    >
      <p>{labels.effect}</p>
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
      <Form.Item name="note" label={words.open.note} extra={words.open.noteHint}>
        <Input.TextArea rows={2} maxLength={200} />
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
    <FormDialog<{ reason: NonNullable<Seat['reason']>; explanation?: string }>
      title={labels.title(seat.name)}
      submit={labels.submit}
      danger
      act={act}
      close={close}
      send={({ reason, explanation }) =>
        void act.run({ reason, ...(explanation?.trim() ? { explanation: explanation.trim() } : {}) })
      }
    >
      <p>{labels.effect}</p>
      <Form.Item name="reason" label={labels.reason} rules={[{ required: true, message: labels.need }]}>
        <Select options={options('selectionReasons')} />
      </Form.Item>
      <Form.Item name="explanation" label={labels.explanation} extra={labels.explanationHint}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

/** The whole phone number of one person, once, for a reason that is recorded. */
function PhoneDialog({ of, seat, close }: { of: Opening; seat: Seat; close: () => void }) {
  const [form] = Form.useForm<{ reason: string }>();
  const [phone, setPhone] = useState<string | null>(null);
  const labels = words.phone;
  const act = useAct('/api/openings/{openingId}/seats/{seatId}/phone', {
    params: { openingId: of.openingId, seatId: seat.seatId },
    silent: true,
    after: (reply) => setPhone(reply.phone),
  });
  return (
    <Modal
      open
      title={labels.title(seat.name)}
      onCancel={close}
      onOk={phone === null ? form.submit : close}
      okText={phone === null ? labels.submit : labels.close}
      confirmLoading={act.working}
      destroyOnHidden
    >
      <p>{labels.lead}</p>
      {phone === null ? (
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void act.run(body)}>
          <ReasonField
            name="reason"
            label={labels.reason}
            hint={labels.hint}
            need={labels.need}
            rows={2}
            max={200}
          />
        </Form>
      ) : (
        <p>
          <a className="unmasked" href={`tel:${phone}`}>
            {phone}
          </a>
        </p>
      )}
      <ActAlert fault={act.fault} />
    </Modal>
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
              planned={answer.plannedCount}
              close={close}
            />
          )}
        </DialogButton>
      ) : null}
      {opening && at ? (
        <>
          {opening.rows.some(({ status }) => status === 'held') ? (
            <ActButton
              {...at}
              route="openings.takeRoster"
              path="/api/openings/{openingId}/roster"
              body={{ version: opening.version }}
              label={words.take}
              ask={words.takeAsk}
              kind="primary"
            />
          ) : null}
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
            route="openings.stop"
            path="/api/openings/{openingId}/stop"
            label={words.stop.act}
            title={words.stop.act}
            effect={words.stop.effect}
            hint={words.stop.hint}
            said={() => words.stop.done}
          />
          <ActButton
            {...at}
            route="openings.allow"
            path="/api/openings/{openingId}/allow"
            body={{ version: opening.version }}
            label={words.allow}
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
