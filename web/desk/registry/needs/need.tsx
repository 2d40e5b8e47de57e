import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  CasePage,
  Cell,
  Day,
  DayInput,
  DialogButton,
  FormDialog,
  FormGrid,
  Label,
  MarginRow,
  Read,
  Section,
  Status,
  useAct,
  useVocabulary,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Need = Reply<'/api/needs/{needId}'>;
const labels = words.need;
const END_REASONS = ['changed-mind', 'found-elsewhere', 'same-twice', 'recorded-by-mistake'] as const;
const orAbsent = (text: string) => text || undefined;

/** Occupations that her words may mean, to be confirmed by somebody who knows. */
function MapDialog(props: { of: Need; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const [typed, setTyped] = useState(of.words ?? '');
  const [asked, setAsked] = useState(typed);
  const found = useRead('/api/need-readings', { query: { words: asked } }, { enabled: asked.trim() !== '' });
  const act = useAct('/api/needs/{needId}/occupation', {
    params: { needId: of.needId },
    silent: true,
    after: () => {
      close();
      void message.success(words.map.done);
    },
  });
  return (
    <FormDialog<{ occupationCode: string }>
      title={words.map.title(of.words ?? '')}
      submit={words.map.submit}
      name="map"
      act={act}
      close={close}
      send={(chosen) => void act.run({ version: of.version, ...chosen })}
    >
      <p className="quiet">{words.map.lead}</p>
      <Form.Item label={words.map.search} htmlFor="map-search">
        <div className="row">
          <Input
            id="map-search"
            value={typed}
            maxLength={60}
            onChange={(event) => setTyped(event.target.value)}
            style={{ maxWidth: '16rem' }}
          />
          <Button onClick={() => setAsked(typed)}>{words.map.search}</Button>
        </div>
      </Form.Item>
      <Form.Item
        name="occupationCode"
        label={words.map.choose}
        rules={[{ required: true, message: words.map.need }]}
      >
        <Select
          loading={found.isLoading}
          options={(found.data?.rows ?? []).map(({ occupationCode, name, because }) => ({
            value: occupationCode,
            label: because === name ? name : `${name}（${words.map.because(because)}）`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

function ServeDialog(props: { of: Need; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const act = useAct('/api/needs/{needId}/result', {
    params: { needId: of.needId },
    silent: true,
    after: () => {
      close();
      void message.success(words.serve.done);
    },
  });
  return (
    <FormDialog<{ servedOn: string; paper: string; certified?: boolean }>
      title={words.serve.title}
      submit={words.serve.submit}
      name="serve"
      act={act}
      close={close}
      send={(typed) => void act.run({ ...typed, certified: typed.certified === true, version: of.version })}
    >
      <p>{words.serve.lead}</p>
      <Form.Item
        name="servedOn"
        label={words.serve.on}
        rules={[{ required: true, message: words.serve.needDay }]}
      >
        <DayInput style={{ width: '12rem' }} />
      </Form.Item>
      <Form.Item
        name="paper"
        label={words.serve.paper}
        extra={words.serve.paperHint}
        rules={[{ required: true, whitespace: true, min: 2, message: words.serve.needPaper }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="certified" valuePropName="checked">
        <Checkbox>{words.serve.certified}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function WithdrawDialog(props: { of: Need; close: () => void }) {
  const { of, close } = props;
  const { message } = App.useApp();
  const { term } = useVocabulary();
  const act = useAct('/api/needs/{needId}/withdraw', {
    params: { needId: of.needId },
    silent: true,
    after: () => {
      close();
      void message.success(words.withdraw.done);
    },
  });
  return (
    <FormDialog<{ endReason: (typeof END_REASONS)[number]; endNote?: string }>
      title={words.withdraw.title}
      submit={words.withdraw.submit}
      danger
      name="withdraw"
      act={act}
      close={close}
      send={(typed) => void act.run({ version: of.version, ...typed })}
    >
      <p>{words.withdraw.lead}</p>
      <Form.Item
        name="endReason"
        label={words.withdraw.reason}
        rules={[{ required: true, message: words.withdraw.need }]}
      >
        <Select options={END_REASONS.map((value) => ({ value, label: term('needEndReasons', value) }))} />
      </Form.Item>
      <Form.Item name="endNote" label={words.withdraw.note} normalize={orAbsent}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function Acts({ of }: { of: Need }) {
  const may = (route: string) => of.allowed.includes(route);
  return (
    <>
      {may('needs.map') ? (
        <DialogButton label={words.map.act} type="primary">
          {(close) => <MapDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      {may('needs.serve') ? (
        <DialogButton label={words.serve.act}>
          {(close) => <ServeDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
      {may('needs.withdraw') ? (
        <DialogButton label={words.withdraw.act}>
          {(close) => <WithdrawDialog of={of} close={close} />}
        </DialogButton>
      ) : null}
    </>
  );
}

/** What became of it, in one sentence each. */
function Result({ of }: { of: Need }) {
  const { term } = useVocabulary();
  const { plannedOn, servedOn, endedOn, endReason } = of;
  return (
    <>
      {plannedOn === null ? null : <p>{labels.planned(plannedOn)}</p>}
      {servedOn === null ? null : <p>{labels.served(servedOn, of.certified === true)}</p>}
      {of.paper === null ? null : <p>{labels.byHand(of.paper)}</p>}
      {endedOn === null ? null : (
        <p>
          {endReason === null
            ? labels.lapsed(endedOn)
            : labels.ended(endedOn, term('needEndReasons', endReason))}
          {of.endNote}
        </p>
      )}
      {of.classId === null ? null : (
        <p>
          <Link to={`/desk/classes/${of.classId}`}>{labels.seeClass}</Link>
        </p>
      )}
    </>
  );
}

function Case(props: { of: Need; inDrawer: boolean }) {
  const { of } = props;
  return (
    <CasePage
      title={labels.title(of.name)}
      number={of.idNumberMasked}
      inDrawer={props.inDrawer}
      status={<Status in="needStatuses" id={of.status} />}
      facts={[labels.times(of.times), ...(of.waitsDays === null ? [] : [labels.waits(of.waitsDays)])]}
      next={<div role="status">{labels.next[of.status]}</div>}
      acts={<Acts of={of} />}
    >
      <FormGrid>
        <Cell label={labels.wish}>
          <Label in="needKinds" id={of.kind} /> {of.occupationName ?? labels.unmapped}
          {of.mappedBy === null || of.mappedOn === null ? null : (
            <div className="quiet small">{labels.mapped(of.mappedBy, of.mappedOn)}</div>
          )}
        </Cell>
        <Cell label={labels.words}>{of.words}</Cell>
        <Cell label={labels.from}>{of.wishedFrom?.slice(0, 7)}</Cell>
        <Cell label={labels.place}>{of.placeWished}</Cell>
        <Cell label={labels.destination}>
          <Label in="needDestinations" id={of.destination} /> {of.whereTo}
        </Cell>
        <Cell label={labels.village}>{of.villageName}</Cell>
        <Cell label={labels.phone}>{of.phoneMasked}</Cell>
        <Cell label={labels.askedBy}>{of.askedBy}</Cell>
        <Cell label={labels.asked}>
          <Day on={of.askedOn} />
        </Cell>
        <Cell label={labels.first}>
          <Day on={of.firstAskedOn} />
        </Cell>
      </FormGrid>
      <MarginRow law={of.clause === null ? null : { clause: of.clause }}>
        {labels.channel}：<Label in="needChannels" id={of.channel} />
      </MarginRow>
      <Section title={labels.result}>
        <Result of={of} />
      </Section>
    </CasePage>
  );
}

/** One wish: what, since when, who asked, what came of it. */
export function NeedCase(props: { needId: string; inDrawer?: boolean }) {
  const answer = useRead('/api/needs/{needId}', { params: { needId: props.needId } });
  return (
    <Read of={answer} page={!props.inDrawer}>
      {(of) => <Case of={of} inDrawer={props.inDrawer ?? false} />}
    </Read>
  );
}

export function Component() {
  const { needId = '' } = useParams();
  return <NeedCase needId={needId} />;
}
