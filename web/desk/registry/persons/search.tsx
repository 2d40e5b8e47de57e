import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ActReply } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  ActAlert,
  OtherDocument,
  Page,
  type SimpleColumn,
  SimpleTable,
  useAct,
  usePlaced,
} from '../../../ui/index.ts';
import { words as moves } from './move-words.ts';
import { words } from './words.ts';

type Found = ActReply<'/api/persons/search'>;

interface Asked {
  readonly words?: string;
}

/** What was asked for last, so that the next page asks the same. */
type Question = { readonly words: string } | { readonly divisionCode: string };

const labels = words.columns;

const COLUMNS: readonly SimpleColumn<Found['rows'][number]>[] = [
  { title: labels.name, rowHead: true, show: (person) => person.name },
  {
    title: labels.idNumber,
    className: 'nowrap',
    show: (person) => (
      <>
        {person.idNumberMasked}
        <OtherDocument kind={person.documentKind} />
        {person.idNumberConfirmed ? null : <div className="quiet small">{words.unconfirmed}</div>}
      </>
    ),
  },
  { title: labels.sex, kind: 'word', in: 'sexes', show: (person) => person.sex },
  { title: labels.birthOn, kind: 'day', show: (person) => person.birthOn },
  { title: labels.classes, kind: 'number', show: (person) => person.classCount },
  { title: labels.lines, kind: 'number', show: (person) => person.claimLineCount },
  {
    title: words.lines.title,
    show: (person) => <Link to={`/desk/persons/${person.personId}`}>{words.open}</Link>,
  },
];

function Results(props: { of: Found; more: () => void; working: boolean }) {
  const { rows, next } = props.of;
  if (rows.length === 0) return <p role="status">{words.none}</p>;
  return (
    <>
      <p role="status">{next === null ? words.found(rows.length) : words.foundMore(rows.length)}</p>
      <SimpleTable
        scroll={words.searchTitle}
        rows={rows}
        rowKey={(person) => person.personId}
        columns={COLUMNS}
      />
      {next === null ? null : (
        <Button onClick={props.more} loading={props.working}>
          {words.more}
        </Button>
      )}
    </>
  );
}

/** Asks, and keeps what came page after page under the question. */
function useSearch() {
  const [found, setFound] = useState<Found | null>(null);
  const [asked, setAsked] = useState<Question | null>(null);
  const search = useAct('/api/persons/search', {
    silent: true,
    after: (page) => setFound((before) => ({ ...page, rows: [...(before?.rows ?? []), ...page.rows] })),
  });
  return {
    found,
    search,
    ask(question: Question) {
      setFound(null);
      setAsked(question);
      void search.run(question);
    },
    more() {
      if (asked !== null && found !== null && found.next !== null)
        void search.run({ ...asked, after: found.next });
    },
  };
}

/** Finds persons of the own county; the words travel in the body, never in the address, and each search is recorded. */
export function Component() {
  const { me } = useMe();
  const [form] = Form.useForm<Asked>();
  const { found, search, ask, more } = useSearch();
  const placed = usePlaced(form, search.fault);
  const own = me?.divisionCode ?? null;
  return (
    <Page
      title={words.searchTitle}
      lead={words.searchLead}
      acts={mayCall(me, 'persons.moves') ? <Link to="/desk/person-moves">{moves.title}</Link> : null}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        autoComplete="off"
        onFinish={(asked) => ask({ words: (asked.words ?? '').trim() })}
      >
        <Form.Item
          name="words"
          label={words.words}
          extra={words.wordsHint}
          rules={[{ required: true, whitespace: true, message: words.needWords }]}
        >
          <Input style={{ maxWidth: '28rem' }} maxLength={60} autoFocus />
        </Form.Item>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={search.working}>
            {words.run}
          </Button>
          {own === null ? null : (
            <Button
              onClick={() => {
                form.resetFields();
                ask({ divisionCode: own });
              }}
              disabled={search.working}
            >
              {words.everybody}
            </Button>
          )}
        </div>
      </Form>
      <ActAlert fault={search.fault} placed={placed} />
      {found ? <Results of={found} more={more} working={search.working} /> : null}
    </Page>
  );
}
