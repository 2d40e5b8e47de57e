import type { Saying, Teller, Told } from './rules.ts';

// Moves between counties, of an organisation or of a person who is not named.

/** The second person of the former county has decided; the other county hears of a release. */
export function moveDecided({ line, about, decision, toRoles }: Saying): readonly Told[] {
  if (decision !== 'passed')
    return toRoles('decided', ['county-handler'], `${about.name}的迁出被退回，请看意见。`);
  return [
    ...toRoles('decided', ['county-handler'], `${about.name}的迁出已获同意，等迁入的县区接收。`),
    ...toRoles('waiting', ['county-handler'], `${about.name}要迁入本县：请核对后接收。`).map((told) => ({
      ...told,
      divisionPath: String(line.detail.toPath),
    })),
  ];
}

/** The other county took in or declined: the former county hears it, and the organisation itself. */
export function moveReceived(toItself: string | null): Teller {
  return ({ line, about, decision, toOrganisations, toRoles }) => [
    ...(decision === 'passed' && toItself !== null
      ? toOrganisations('decided', `${about.name}${toItself}`)
      : []),
    ...toRoles(
      'decided',
      ['county-handler'],
      decision === 'passed'
        ? `${about.name}已由迁入的县区接收。`
        : `${about.name}没有被接收，仍登记在本县，请看意见。`,
    ).map((told) => ({ ...told, divisionPath: String(line.detail.fromPath) })),
  ];
}
