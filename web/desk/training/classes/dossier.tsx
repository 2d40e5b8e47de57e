import { useParams } from 'react-router';
import { type Reply, useRead } from '../../../client/index.ts';
import { Day, PrintPage, PrintSheet, Read } from '../../../ui/index.ts';
import { words } from './words.ts';

const { dossier } = words;
type Dossier = Reply<'/api/classes/{classId}/dossier'>;
type Part = Dossier['sections'][number];

/** The parts with a tick each: what is whole, what is missing something, what is not due yet. */
function DossierContents(props: { sections: readonly Part[] }) {
  return (
    <table className="dense" aria-label={dossier.contents}>
      <thead>
        <tr>
          <th scope="col">{dossier.tick}</th>
          <th scope="col">{dossier.part}</th>
          <th scope="col">{dossier.state}</th>
          <th scope="col">{dossier.since}</th>
        </tr>
      </thead>
      <tbody>
        {props.sections.map(({ key, state, since }) => (
          <tr key={key}>
            <td className="middle">{dossier.ticks[state]}</td>
            <th scope="row">{dossier.parts[key]}</th>
            <td>{dossier.states[state]}</td>
            <td className="nowrap">{since === null ? null : <Day on={since} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What stands of each part, and what is missing with who brings it. */
function Parts(props: { sections: readonly Part[] }) {
  return props.sections.map(({ key, here, missing }) => (
    <section key={key} className="dossier-part">
      <h2>{dossier.parts[key]}</h2>
      {here.length + missing.length === 0 ? <p className="quiet">{dossier.nothing}</p> : null}
      {here.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {missing.map((sentence) => (
        <p key={sentence}>{dossier.missing(sentence)}</p>
      ))}
    </section>
  ));
}

/** 一班一档 on paper: contents with ticks, then the parts. */
export function Component() {
  const { classId = '' } = useParams();
  const answer = useRead('/api/classes/{classId}/dossier', { params: { classId } });
  return (
    <Read of={answer}>
      {({ class: of, madeOn, sections }) => (
        <PrintPage title={`${words.prints.dossier} ${of.name}`}>
          <PrintSheet
            title={dossier.title(of.name)}
            number={of.number}
            head={[
              `${words.prints.unit} ${of.organisationName}`,
              `${words.prints.period} ${of.startOn} — ${of.endOn}`,
              dossier.madeOn(madeOn),
            ]}
            signatures={dossier.signers}
            seals={words.prints.seals}
          >
            <DossierContents sections={sections} />
            <Parts sections={sections} />
          </PrintSheet>
        </PrintPage>
      )}
    </Read>
  );
}
