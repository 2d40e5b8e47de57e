import type { Reply } from '../../../client/index.ts';
import { count, Section, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type Campaign = Reply<'/api/campaigns/{campaignId}'>;
type Village = Campaign['byVillage'][number];
const labels = words.figures;
const FIGURES = [
  'chosen',
  'waiting',
  'sent',
  'failed',
  'toTell',
  'told',
  'notFound',
  'leftOut',
  'answered',
  'enrolled',
] as const;

/** What came of a campaign, village by village; the sum in the last row. */
export function FiguresSection({ of }: { of: Campaign }) {
  const columns: readonly SimpleColumn<Village>[] = [
    {
      title: words.audience.village,
      rowHead: true,
      className: 'nowrap',
      show: (row) => row.villageName ?? words.audience.unknown,
    },
    ...FIGURES.map(
      (key): SimpleColumn<Village> => ({
        title: labels[key],
        kind: 'count',
        show: (row) => row[key],
        total: count(of.figures[key]),
      }),
    ),
  ];
  return (
    <Section title={labels.title}>
      <p className="quiet">
        {labels.lead(of.answerDays)} {labels.opened(of.opened)}。
      </p>
      {of.byVillage.length === 0 ? (
        <p>{labels.none}</p>
      ) : (
        <SimpleTable
          scroll={labels.title}
          scrollClass="many-columns"
          columns={columns}
          rows={of.byVillage}
          rowKey={(row) => row.villageCode ?? ''}
          total={labels.total}
        />
      )}
      <p>
        <a href={`/api/campaigns.xlsx?campaignId=${of.campaignId}`} download>
          {labels.export}
        </a>
      </p>
    </Section>
  );
}
