import { Link } from 'react-router';
import { useList, useRead } from '../../../client/index.ts';
import { mayCall, useMe } from '../../../client/session.ts';
import {
  DialogButton,
  ErrorState,
  Label,
  OtherDocument,
  Page,
  Read,
  ReasonButton,
  Section,
  type SimpleColumn,
  SimpleTable,
  shownInstant,
} from '../../../ui/index.ts';
import { ApartDialog, MergeDialog, type Pair } from './merge-dialogs.tsx';
import { words } from './merge-words.ts';
import { MergesTable } from './merges-table.tsx';

const labels = words.columns;

function Record(props: { of: Pair['first'] }) {
  const { of } = props;
  return (
    <>
      <Link to={`/desk/persons/${of.personId}`}>{of.name}</Link>
      <div className="quiet small">
        <span className="nowrap">{of.idNumberMasked}</span>
        <OtherDocument kind={of.documentKind} />
        {of.birthOn ? <div>{words.bornOn(of.birthOn)}</div> : null}
        {of.phoneMasked ? <div>{words.phone(of.phoneMasked)}</div> : null}
      </div>
    </>
  );
}

function Acts(props: { of: Pair }) {
  const { me } = useMe();
  return (
    <div className="row">
      {mayCall(me, 'persons.merge') ? (
        <DialogButton label={words.merge}>
          {(close) => <MergeDialog of={props.of} close={close} />}
        </DialogButton>
      ) : null}
      {mayCall(me, 'persons.keepApart') ? (
        <DialogButton label={words.keepApart}>
          {(close) => <ApartDialog of={props.of} close={close} />}
        </DialogButton>
      ) : null}
    </div>
  );
}

const PAIRS: readonly SimpleColumn<Pair>[] = [
  { title: labels.first, rowHead: true, show: ({ first }) => <Record of={first} /> },
  { title: labels.second, show: ({ second }) => <Record of={second} /> },
  {
    title: labels.alike,
    show: ({ alike }) =>
      alike.map((likeness) => (
        <div key={likeness}>
          <Label in="likenesses" id={likeness} />
        </div>
      )),
  },
  { title: labels.acts, show: (pair) => <Acts of={pair} /> },
];

const keyOf = ({ first, second }: Pick<Pair, 'first' | 'second'>) => `${first.personId} ${second.personId}`;

function EndApart(props: { apartId: string; version: number }) {
  const { me } = useMe();
  return (
    <ReasonButton
      route="persons.endApart"
      allowed={mayCall(me, 'persons.endApart') ? ['persons.endApart'] : []}
      path="/api/person-duplicates/apart/{apartId}/end"
      params={{ apartId: props.apartId }}
      version={props.version}
      label={words.endApart}
      title={words.endApartTitle}
      effect={words.endApartEffect}
      hint={words.reasonHint}
      said={() => words.endApartSaid}
    />
  );
}

function Merges() {
  const merges = useList('/api/person-merges', {});
  if (merges.error) return <ErrorState fault={merges.error} retry={() => void merges.refetch()} />;
  const rows = merges.data?.rows ?? [];
  return (
    <>
      <MergesTable
        title={words.waiting}
        none={words.noneWaiting}
        rows={rows.filter((row) => row.status === 'open')}
      />
      <MergesTable
        title={words.done}
        none={words.noneDone}
        rows={rows.filter((row) => row.status !== 'open')}
      />
    </>
  );
}

/** Records that may be of one human being: merged by two people, or found to be two. */
export function Component() {
  const duplicates = useRead('/api/person-duplicates', {});
  return (
    <Page title={words.title} lead={words.lead}>
      <Read of={duplicates}>
        {({ pairs, total, apart }) => (
          <>
            <Section title={words.pairs}>
              {pairs.length === 0 ? (
                <p className="quiet">{words.noPairs}</p>
              ) : (
                <SimpleTable scroll={words.pairs} rows={pairs} rowKey={keyOf} columns={PAIRS} />
              )}
              {total > pairs.length ? <p className="quiet">{words.cut(pairs.length, total)}</p> : null}
            </Section>
            <Merges />
            <Section title={words.apart}>
              {apart.length === 0 ? (
                <p className="quiet">{words.noApart}</p>
              ) : (
                <SimpleTable
                  scroll={words.apart}
                  rows={apart}
                  rowKey={({ apartId }) => apartId}
                  columns={[
                    { title: labels.first, rowHead: true, show: ({ first }) => <Record of={first} /> },
                    { title: labels.second, show: ({ second }) => <Record of={second} /> },
                    { title: labels.reason, show: ({ reason }) => reason },
                    {
                      title: labels.noted,
                      show: ({ notedBy, notedAt }) => words.by(notedBy, shownInstant(notedAt)),
                    },
                    {
                      title: labels.acts,
                      show: (row) => <EndApart apartId={row.apartId} version={row.version} />,
                    },
                  ]}
                />
              )}
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
