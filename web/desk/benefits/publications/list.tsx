import { Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  type Column,
  DialogButton,
  type Filter,
  FormDialog,
  ListPage,
  useAct,
  useSearch,
  useVocabulary,
  yuan,
} from '../../../ui/index.ts';
import { PublicationDaysLeft } from '../../../ui/publication-days-left.tsx';
import { words as common } from '../../../ui/words.ts';
import { PickClaims, type PickedClaim } from '../claims/pick-claims.tsx';
import { PublicationCase } from './page.tsx';
import { words } from './words.ts';

type Publication = Row<'/api/publications'>;

const COLUMNS: readonly Column<Publication>[] = [
  { id: 'number', title: words.columns.number, value: (row) => row.number, width: 10 },
  { id: 'title', title: words.columns.title, value: (row) => row.title },
  {
    id: 'status',
    title: words.columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'publicationStatuses',
  },
  {
    id: 'left',
    title: words.columns.left,
    value: (row) => row.workingDaysLeft,
    cell: (row) => (row.status === 'open' ? <PublicationDaysLeft days={row.workingDaysLeft} /> : common.none),
  },
  {
    id: 'period',
    title: words.columns.period,
    value: (row) => words.period(row),
  },
  { id: 'lines', title: words.columns.lines, value: (row) => row.lineCount, kind: 'count' },
  { id: 'total', title: words.columns.total, value: (row) => row.totalFen, kind: 'money' },
  { id: 'objections', title: words.columns.objections, value: (row) => row.openObjections, kind: 'count' },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'publicationStatuses' },
];

/** The title as it follows from what was chosen, until somebody writes another one. */
function TitleField(props: { picked: readonly PickedClaim[] }) {
  const form = Form.useFormInstance();
  const { me } = useMe();
  const { term } = useVocabulary();
  const benefits = [...new Set(props.picked.map((claim) => term('benefits', claim.benefit)))];
  const [year = '', month = ''] = (me?.today ?? '').split('-');
  const proposed = benefits.length === 0 ? '' : words.proposedTitle(year, Number(month), benefits);
  const last = useRef('');
  useEffect(() => {
    // A value that is set from here counts as touched: what stands there is compared instead.
    if ((form.getFieldValue('title') ?? '') !== last.current) return;
    last.current = proposed;
    form.setFieldValue('title', proposed);
  }, [form, proposed]);
  return (
    <Form.Item
      name="title"
      label={words.openName}
      extra={words.openNameHint}
      rules={[{ required: true, whitespace: true, min: 4, message: words.needName }]}
    >
      <Input maxLength={100} />
    </Form.Item>
  );
}

/** Chooses approved claims and opens the publication; the server counts the working days. */
function OpenDialog(props: { first: string | null; close: () => void }) {
  const [picked, setPicked] = useState<PickedClaim[]>([]);
  const [missing, setMissing] = useState(false);
  const go = useNavigate();
  const open = useAct('/api/publications', {
    after: (reply) => go(`/desk/publications/${reply.publicationId}`),
  });
  const total = picked.reduce((sum, claim) => sum + claim.ready.publish.amountFen, 0);
  return (
    <FormDialog<{ title: string }>
      width={900}
      title={words.openTitle}
      submit={words.openRun}
      act={open}
      close={props.close}
      send={({ title }) => {
        setMissing(picked.length === 0);
        if (picked.length > 0)
          void open.run({ claimIds: picked.map((claim) => claim.claimId), title: title.trim() });
      }}
    >
      <p>{words.openLead}</p>
      <PickClaims
        act="publish"
        first={props.first}
        label={words.openPick}
        none={words.openNone}
        picked={picked}
        onPick={setPicked}
      />
      <p className="quiet" role="status">
        {words.selected(picked.length, yuan(total))}
      </p>
      {missing && picked.length === 0 ? (
        <p className="alarm" role="alert">
          {words.needClaims}
        </p>
      ) : null}
      <TitleField picked={picked} />
    </FormDialog>
  );
}

/** All publications: how long they lie open, how many objections wait. */
export function Component() {
  const { me } = useMe();
  const [search, change] = useSearch();
  const first = search.get('claim');
  return (
    <ListPage
      name="publications"
      title={words.listTitle}
      label={words.listTitle}
      path="/api/publications"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.publicationId}
      href={(row) => `/desk/publications/${row.publicationId}`}
      drawer={(publicationId) => <PublicationCase publicationId={publicationId} inDrawer />}
      exportName={words.listTitle}
      empty={{ title: words.emptyTitle, hint: words.emptyHint }}
      acts={
        mayCall(me, 'publications.open') ? (
          <>
            <DialogButton label={words.open} type="primary">
              {(close) => <OpenDialog first={null} close={close} />}
            </DialogButton>
            {first ? <OpenDialog first={first} close={() => change({ claim: null })} /> : null}
          </>
        ) : null
      }
    />
  );
}
