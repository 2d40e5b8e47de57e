import { Radio } from 'antd';
import { Link } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import {
  count,
  EmptyState,
  Label,
  MarginRow,
  Page,
  Read,
  Section,
  type SimpleColumn,
  SimpleTable,
  useSearch,
  useVocabulary,
} from '../../../ui/index.ts';
import { TakeAway } from './take-away.tsx';
import { words } from './words.ts';

type Flow = Reply<'/api/three-ledgers'>;
const PLACE_DIGITS = 12;
type Stages = Flow['total'];
type Kind = Flow['byKind'][number]['kind'];
const labels = words.flow;
const KINDS: readonly Kind[] = ['training', 'assessment', 'job'];
const STAGES = ['planned', 'begun', 'served', 'certified'] as const;
/** A wish for a job is in no class: it waits, or somebody works. */
const OF_JOBS = ['served'] as const;

/** How many wishes, and of them how many came to each stage, with their share. */
function stageColumns<R extends Stages>(total: Stages, kind?: Kind): SimpleColumn<R>[] {
  const isJob = kind === 'job';
  return [
    { title: labels.wishes, kind: 'count', show: (row) => row.wishes, total: count(total.wishes) },
    ...(isJob ? OF_JOBS : STAGES).map(
      (stage): SimpleColumn<R> => ({
        title: isJob ? labels.hired : labels[stage],
        kind: 'number',
        show: (row) => labels.share(row[stage], row.wishes),
        total: labels.share(total[stage], total.wishes),
      }),
    ),
  ];
}

/** The place of the ledgers, as the ledger of needs takes it; a whole county is what its reader has anyway. */
const placeOf = ({ place }: Flow) => (place.code.length === PLACE_DIGITS ? `&place=${place.code}` : '');

function Tables({ of, kind }: { of: Flow; kind: Kind | undefined }) {
  const only = kind === undefined ? '' : `&kind=${kind}`;
  const at = placeOf(of);
  const codeColumn = (
    title: string,
    none: string,
    field: string,
  ): SimpleColumn<Flow['byVillage'][number]> => ({
    title,
    rowHead: true,
    show: (row) =>
      row.code === null ? (
        none
      ) : (
        <Link to={`/desk/needs?counted=yes&${field}=${row.code}${only}${field === 'place' ? '' : at}`}>
          {row.name ?? row.code}
        </Link>
      ),
  });
  return (
    <>
      <Section title={labels.byVillage}>
        <SimpleTable
          columns={[
            codeColumn(labels.village, labels.noVillage, 'place'),
            ...stageColumns<Flow['byVillage'][number]>(of.total, kind),
          ]}
          rows={of.byVillage}
          rowKey={(row) => row.code ?? ''}
          scroll={labels.byVillage}
          total={labels.total}
        />
      </Section>
      <Section title={labels.byOccupation}>
        <SimpleTable
          columns={[
            codeColumn(labels.occupation, labels.noOccupation, 'occupationCode'),
            ...stageColumns<Flow['byOccupation'][number]>(of.total, kind),
          ]}
          rows={of.byOccupation}
          rowKey={(row) => row.code ?? ''}
          scroll={labels.byOccupation}
          total={labels.total}
        />
      </Section>
    </>
  );
}

/** The three ledgers side by side, each with its own page and its own workbook. */
function Ledgers({ of, place }: { of: Flow; place: string | null }) {
  const sum = of.byKind.reduce<Stages>(
    (all, row) => ({
      wishes: all.wishes + row.wishes,
      planned: all.planned + row.planned,
      begun: all.begun + row.begun,
      served: all.served + row.served,
      certified: all.certified + row.certified,
    }),
    { wishes: 0, planned: 0, begun: 0, served: 0, certified: 0 },
  );
  return (
    <Section title={labels.byKind}>
      <SimpleTable
        columns={[
          {
            title: labels.ledger,
            rowHead: true,
            show: (row) => (
              <Link to={`/desk/needs?counted=yes&kind=${row.kind}${placeOf(of)}`}>
                <Label in="needKinds" id={row.kind} />
              </Link>
            ),
          },
          ...stageColumns<Flow['byKind'][number]>(sum),
        ]}
        rows={of.byKind}
        rowKey={(row) => row.kind}
        scroll={labels.byKind}
        total={labels.total}
      />
      <div className="row">
        {KINDS.map((kind) => (
          <TakeAway key={kind} what={kind} place={place} />
        ))}
      </div>
      <p className="quiet small">{words.export.hint}</p>
    </Section>
  );
}

/** From the wish to the certificate: the ledgers of training, assessment and job needs. */
export function Component() {
  const [search, change] = useSearch();
  const { term } = useVocabulary();
  const kind = KINDS.find((known) => known === search.get('kind'));
  const place = search.get('place');
  const answer = useRead('/api/three-ledgers', {
    query: { ...(kind === undefined ? {} : { kind }), ...(place === null ? {} : { place }) },
  });
  return (
    <Page title={labels.title} lead={labels.lead} acts={<Link to="/desk/needs">{labels.toNeeds}</Link>}>
      <Read of={answer}>
        {(of) =>
          of.byKind.length === 0 ? (
            <EmptyState title={labels.empty} hint={labels.emptyHint} />
          ) : (
            <div className="case">
              <MarginRow law={{ clause: 'NM-3-1' }}>{labels.counted(of.place.name, of.today)}</MarginRow>
              <Ledgers of={of} place={place} />
              <p>
                <Radio.Group
                  aria-label={labels.kind}
                  value={kind ?? ''}
                  onChange={(event) =>
                    change({ kind: event.target.value === '' ? null : String(event.target.value) })
                  }
                  options={[
                    { value: '', label: labels.all },
                    ...KINDS.map((value) => ({ value: value as string, label: term('needKinds', value) })),
                  ]}
                />
              </p>
              <Tables of={of} kind={kind} />
            </div>
          )
        }
      </Read>
    </Page>
  );
}
