import { useParams } from 'react-router';
import { OrganisationCase } from './organisation-case.tsx';

/** One institution or employer on a page of its own. */
export function Component() {
  const { organisationId = '' } = useParams();
  return <OrganisationCase organisationId={organisationId} />;
}
