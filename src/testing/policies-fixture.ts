// For tests only: the law, read once a worker. It is never changed, so that all tests of a worker may share it.
import { loadPolicies, type Policies } from '../law/policy/index.ts';

let loaded: Policies | undefined;

/** The project's own policy folder, compiled. */
export function testPolicies(): Policies {
  loaded ??= loadPolicies();
  return loaded;
}
