import type { Row } from '../../../client/index.ts';
import { type Column, type Filter, ListPage } from '../../../ui/index.ts';
import { SignCase } from './sign-case.tsx';
import { words } from './words.ts';

type Sign = Row<'/api/evidence-signs'>;
const { columns } = words;

const COLUMNS: readonly Column<Sign>[] = [
  { id: 'rule', title: columns.rule, value: (row) => row.rule, kind: 'word', in: 'signRules', width: 11 },
  { id: 'sentence', title: columns.sentence, value: (row) => row.sentence, width: 26 },
  { id: 'class', title: columns.class, value: (row) => row.className, width: 12 },
  { id: 'organisation', title: columns.organisation, value: (row) => row.organisationName, width: 14 },
  {
    id: 'weight',
    title: columns.weight,
    value: (row) => (row.needsTwo ? words.sign.heavy : words.sign.light),
    width: 7,
  },
  { id: 'found', title: columns.found, value: (row) => row.foundOn, kind: 'day' },
  {
    id: 'status',
    title: columns.status,
    value: (row) => row.status,
    kind: 'status',
    in: 'evidenceSignStatuses',
    width: 10,
  },
  { id: 'risk', title: columns.risk, value: (row) => row.risk, kind: 'word', in: 'riskRules', off: true },
];

const FILTERS: readonly Filter[] = [
  { name: 'status', label: words.filters.status, kind: 'word', in: 'evidenceSignStatuses' },
  { name: 'rule', label: words.filters.rule, kind: 'word', in: 'signRules' },
];

/** Signs in the evidence of all classes, those that wait first, the heaviest of them on top. */
export function Component() {
  return (
    <ListPage
      name="evidence-signs"
      title={words.signsTitle}
      lead={words.signsLead}
      label={words.signsTitle}
      path="/api/evidence-signs"
      columns={COLUMNS}
      filters={FILTERS}
      rowKey={(row) => row.signId}
      href={(row) => `/desk/evidence-signs/${row.signId}`}
      drawer={(signId) => <SignCase signId={signId} inDrawer />}
      exportName={words.signsTitle}
      empty={{ title: words.noSignsTitle, hint: words.noSignsHint }}
    />
  );
}
