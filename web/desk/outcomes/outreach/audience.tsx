import { type Reply, useRead } from '../../../client/index.ts';
import { Cell, FormGrid, Read, Section, type SimpleColumn, SimpleTable } from '../../../ui/index.ts';
import { words } from './words.ts';

type Audience = Reply<'/api/campaigns/{campaignId}/audience'>;
const labels = words.audience;

const VILLAGES: readonly SimpleColumn<Audience['byVillage'][number]>[] = [
  { title: labels.village, rowHead: true, show: (row) => row.villageName ?? labels.unknown },
  { title: labels.count, kind: 'count', show: (row) => row.count },
];
const SAMPLE: readonly SimpleColumn<Audience['sample'][number]>[] = [
  { title: labels.name, rowHead: true, show: (row) => row.nameMasked },
  { title: labels.village, show: (row) => row.villageName ?? labels.unknown },
  { title: labels.phone, show: (row) => row.phoneMasked ?? labels.noPhone },
];

/** Whom it would reach if it went out now: counted, by village, and a few of them masked. */
export function AudienceSection({ campaignId }: { campaignId: string }) {
  const answer = useRead('/api/campaigns/{campaignId}/audience', { params: { campaignId } });
  return (
    <Section title={labels.title}>
      <p className="quiet">{labels.lead}</p>
      <Read of={answer}>
        {(of) =>
          of.chosen === 0 ? (
            <p role="status">{labels.none}</p>
          ) : (
            <>
              <FormGrid>
                <Cell label={labels.chosen}>{of.chosen}</Cell>
                <Cell label={labels.withPhone}>{of.withPhone}</Cell>
                <Cell label={labels.withoutPhone}>{of.withoutPhone}</Cell>
                <Cell label={labels.declined}>{of.declined}</Cell>
                <Cell label={labels.tooMany(of.mostAMonth)}>{of.tooMany}</Cell>
              </FormGrid>
              <h3>{labels.byVillage}</h3>
              <SimpleTable
                label={labels.byVillage}
                columns={VILLAGES}
                rows={of.byVillage}
                rowKey={(row) => row.villageCode ?? ''}
              />
              <h3>{labels.sample}</h3>
              <SimpleTable
                label={labels.sample}
                columns={SAMPLE}
                rows={of.sample}
                rowKey={(row) => `${row.nameMasked} ${row.phoneMasked} ${row.villageName}`}
              />
            </>
          )
        }
      </Read>
    </Section>
  );
}
