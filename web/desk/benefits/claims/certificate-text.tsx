import { Label } from '../../../ui/index.ts';
import type { ClaimLine } from './replies.ts';

/** The certificate a line is claimed on: kind, level, number and day of issue. */
export function CertificateText(props: { of: NonNullable<ClaimLine['certificate']> }) {
  const { kind, level, number, issuedOn } = props.of;
  return (
    <>
      {kind ? <Label in="certificateKinds" id={kind} /> : null}{' '}
      {level === null ? null : <Label in="skillLevels" id={level} />} <span className="nowrap">{number}</span>{' '}
      <span className="nowrap">{issuedOn}</span>
    </>
  );
}
