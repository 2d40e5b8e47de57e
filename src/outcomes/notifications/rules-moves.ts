// Moves between counties, of an organisation or of a person who is not named.

interface Placed {
  readonly divisionPath: string | null;
}

/** The part of an event that a move needs. */
interface Moving<T extends Placed> {
  readonly line: { readonly detail: Readonly<Record<string, unknown>> };
  readonly about: { readonly name: string };
  readonly decision: string;
  readonly toOrganisations: (kind: 'decided', content: string) => readonly T[];
  readonly toRoles: (
    kind: 'decided' | 'waiting',
    roles: readonly ['county-handler'],
    content: string,
  ) => readonly T[];
}

const inCounty = <T extends Placed>(messages: readonly T[], path: unknown): readonly T[] =>
  messages.map((told) => ({ ...told, divisionPath: String(path) }));

/** The second person of the former county has decided; the other county hears of a release. */
export function moveDecided<T extends Placed>(saying: Moving<T>): readonly T[] {
  const { line, about, decision, toRoles } = saying;
  if (decision !== 'passed')
    return toRoles('decided', ['county-handler'], `${about.name}的迁出被退回，请看意见。`);
  return [
    ...toRoles('decided', ['county-handler'], `${about.name}的迁出已获同意，等迁入的县区接收。`),
    ...inCounty(
      toRoles('waiting', ['county-handler'], `${about.name}要迁入本县：请核对后接收。`),
      line.detail.toPath,
    ),
  ];
}

/** The other county took in or declined: the former county hears it, and the organisation itself. */
export function moveReceived<T extends Placed>(saying: Moving<T>, toItself: string | null): readonly T[] {
  const { line, about, decision, toOrganisations, toRoles } = saying;
  const content =
    decision === 'passed'
      ? `${about.name}已由迁入的县区接收。`
      : `${about.name}没有被接收，仍登记在本县，请看意见。`;
  return [
    ...(decision === 'passed' && toItself !== null
      ? toOrganisations('decided', `${about.name}${toItself}`)
      : []),
    ...inCounty(toRoles('decided', ['county-handler'], content), line.detail.fromPath),
  ];
}
