import { useMemo } from 'react';
import { useParams } from 'react-router';
import { renderSVG } from 'uqr';
import { type Reply, useRead } from '../../../client/index.ts';
import { PrintPage, PrintSheet, Read, spokenDate } from '../../../ui/index.ts';
import { words } from './words.ts';
import './exams.css';

const labels = words.paper;
type Certificate = Reply<'/api/exams/{examId}/certificates'>['rows'][number];

/** The address behind the square: whether the certificate stands, for whoever holds the paper. */
function CheckPicture({ of }: { of: Certificate }) {
  const link = `${location.origin}/c/${of.checkCode}`;
  const source = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(link, { ecc: 'M', border: 4 }))}`,
    [link],
  );
  return (
    <figure className="certificate-check">
      <img src={source} width={132} height={132} alt={labels.picture(of.number)} />
      <figcaption>{labels.check}</figcaption>
    </figure>
  );
}

function Sheet({ of }: { of: Certificate }) {
  const hours = of.totalHours === null ? '' : labels.hours(of.totalHours);
  return (
    <PrintSheet title={labels.title} number={of.number} seals={[of.issuer]}>
      <p className="certificate-text">
        {labels.text({
          name: of.name,
          start: spokenDate(of.startOn),
          end: spokenDate(of.endOn),
          project: of.project,
          hours,
        })}
      </p>
      <dl className="certificate-facts">
        <dt>{labels.id}</dt>
        <dd>{of.idNumberMasked}</dd>
        {of.overallScore === null ? null : (
          <>
            <dt>{labels.score}</dt>
            <dd>{of.overallScore}</dd>
          </>
        )}
        <dt>{labels.issuer}</dt>
        <dd>{of.issuer}</dd>
        <dt>{labels.on}</dt>
        <dd>{spokenDate(of.issuedOn)}</dd>
      </dl>
      <CheckPicture of={of} />
    </PrintSheet>
  );
}

/** 培训合格证书 of an exam, a sheet a person. */
export function Component() {
  const { examId = '' } = useParams();
  const answer = useRead('/api/exams/{examId}/certificates', { params: { examId } });
  return (
    <Read of={answer}>
      {({ rows }) => (
        <PrintPage title={labels.page}>
          {rows.length === 0 ? (
            <PrintSheet title={labels.title}>
              <p>{labels.none}</p>
            </PrintSheet>
          ) : (
            rows.map((row) => <Sheet key={row.number} of={row} />)
          )}
        </PrintPage>
      )}
    </Read>
  );
}
